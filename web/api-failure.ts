import type { SentenceId } from './app/sentence-ids.ts';

interface ProblemBody {
  code?: string;
  title?: string;
  detail?: string;
  details?: Record<string, unknown>;
  findings?: unknown[];
}

/**
 * A refusal by the server: `title` is a sentence in the language of the page.
 *
 * @source RFC 9457, problem details for HTTP APIs
 */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string | null;
  readonly details: Record<string, unknown>;
  readonly findings: unknown[];

  constructor(status: number, answer: unknown) {
    const body = (answer ?? {}) as ProblemBody;
    super(body.title ?? body.code ?? `HTTP ${status}`);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = body.code ?? 'http.unknown';
    this.title = body.title ?? '';
    this.detail = body.detail ?? null;
    this.details = body.details ?? {};
    this.findings = body.findings ?? [];
  }
}

/** No answer came: nothing is known about what the server did. */
export class NetworkFailure extends Error {
  constructor(cause: unknown) {
    super('network', { cause });
    this.name = 'NetworkFailure';
  }
}

/** The server's own sentence for a failure, or the id of the page's sentence where the server said none. */
export function failureWords(failure: unknown): { sentence: string } | { id: SentenceId } {
  if (failure instanceof NetworkFailure) return { id: 'ui.failure_network' };
  if (failure instanceof ApiProblem) {
    if (failure.detail || failure.title) return { sentence: failure.detail ?? failure.title };
    return { id: failure.status >= 500 ? 'ui.failure_server' : 'ui.failure_refused' };
  }
  return { id: 'ui.failure_page' };
}
