/** What went wrong with a platform, whatever its own code says; decides what the caller does next. */
export type FaultKind =
  /** the token is expired or revoked: refresh once under the shop's lock, then ask for a new authorisation */
  | 'auth_expired'
  /** the app may not call this: a person must act on the platform */
  | 'permission'
  /** too many calls: wait `retryAfterMs` */
  | 'throttled'
  /** time-out, 5xx, "try again later" */
  | 'transient'
  /** our request is wrong: repeating it is useless */
  | 'invalid_request'
  /** the platform understood and says no: `platformCode` and `platformWords` tell why */
  | 'business'
  | 'unknown';

/** A call to a platform that did not succeed, with the platform's own code and words. */
export class ConnectorFault extends Error {
  override readonly name = 'ConnectorFault';
  readonly kind: FaultKind;
  readonly platformCode: string;
  readonly platformWords: string;
  readonly retryAfterMs: number | null;

  constructor(fault: Readonly<{ kind: FaultKind; platformCode: string; platformWords: string; retryAfterMs?: number }>) {
    super(`${fault.kind} ${fault.platformCode}: ${fault.platformWords}`);
    this.kind = fault.kind;
    this.platformCode = fault.platformCode;
    this.platformWords = fault.platformWords;
    this.retryAfterMs = fault.retryAfterMs ?? null;
  }
}
