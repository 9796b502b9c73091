import type { z } from 'zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Who may knock: `public` needs no session, `actor` needs one; what they may do is the use-case's to decide. */
export type Door = 'public' | 'actor';

/**
 * One address of the API. `path` holds `:names`; they are filled from `input`, the rest of
 * `input` travels in the query (GET, DELETE) or in the JSON body (POST, PUT).
 */
export interface Endpoint<
  M extends Method = Method,
  P extends string = string,
  I extends z.ZodObject = z.ZodObject,
  O extends z.ZodType = z.ZodType,
> {
  method: M;
  path: P;
  door: Door;
  summary: string;
  input: I;
  output: O;
}

/**
 * Declares an address. It keeps the literal method and path, so that the browser can call
 * `'POST /reports/:roundId/:orgUnitId/submission'` with the types of this contract.
 */
export function endpoint<const M extends Method, const P extends string, I extends z.ZodObject, O extends z.ZodType>(
  declared: Endpoint<M, P, I, O>,
): Endpoint<M, P, I, O> {
  return declared;
}
