/**
 * A refusal: something a person asked for and may not have, with the reason.
 *
 * `code` names one sentence in `locales/<language>/problems.json`; `details` fills its
 * placeholders and may carry data for the screen (both sides of a conflict, findings).
 *
 * @source RFC 9457, problem details for HTTP APIs
 */
export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: Record<string, unknown>;

  constructor(code: string, status: number, details: Record<string, unknown> = {}) {
    super(code);
    this.name = 'Problem';
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

/**
 * Declares the refusals of one slice, beside the rule that raises them.
 *
 * @param slice prefix of the codes, such as `report`
 * @param codes code → HTTP status
 * @returns a function that makes (does not throw) the Problem of a code
 */
export function problems<Code extends string>(slice: string, codes: Record<Code, number>) {
  return (code: Code, details: Record<string, unknown> = {}): Problem =>
    new Problem(`${slice}.${code}`, codes[code], details);
}
