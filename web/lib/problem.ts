import type { WordValues } from '@zhidan/core/kernel/words.ts';

/** One thing wrong with one field of a form; nested fields by dotted path. */
export type FieldProblem = Readonly<{ field: string; text: string }>;

/** The server's "no", or its own fault (status 500), with words for the reader. RFC 9457. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly values: WordValues;
  /** one sentence or two: what happened, with which value, what to do */
  readonly detail: string;
  /** names the request in the server's log */
  readonly instance: string;
  /** of `input.invalid`: each field with what is wrong with it */
  readonly problems: readonly FieldProblem[];

  constructor(status: number, body: Partial<Pick<Problem, 'code' | 'values' | 'detail' | 'instance' | 'problems'>> & { title?: string }) {
    super(body.title ?? body.code ?? `HTTP ${status}`);
    this.status = status;
    this.code = body.code ?? 'fault';
    this.values = body.values ?? {};
    this.detail = body.detail ?? '';
    this.instance = body.instance ?? '';
    this.problems = body.problems ?? [];
  }
}

/** No answer came: offline, timed out, or the server is gone. Whether a command was carried out is unknown. */
export class NetworkLost extends Error {
  override readonly name = 'NetworkLost';
}

/** The problem an answer bears. A gateway's error page means that the server was not reached. */
export async function problemOf(response: Response): Promise<Problem | NetworkLost> {
  const isProblem = response.headers.get('content-type')?.includes('json') ?? false;
  if (!isProblem && response.status >= 502) return new NetworkLost(`HTTP ${response.status}`);
  const body: unknown = isProblem ? await response.json().catch(() => null) : null;
  return new Problem(response.status, typeof body === 'object' && body !== null ? body : {});
}

/** True when trying again may help: the connection failed, or the server said that it will be back. */
export function isPassing(error: unknown): boolean {
  return error instanceof NetworkLost || (error instanceof Problem && error.status === 503);
}
