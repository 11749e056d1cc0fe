/** The constraint that two transactions meet when both add to one subject's journal chain at the same moment. */
export const journalChainConstraint = 'journal_subject_chain';

const serializationFailure = '40001';
const deadlockDetected = '40P01';
const uniqueViolation = '23505';

/** SQLSTATE classes and codes by which PostgreSQL says: not your statement, me. */
const unavailableStates = /^(?:08|53|58|57P0[1-5])/;
const brokenSocketCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN']);
/** `pg` reports these without a code. */
const brokenConnectionWords =
  /^(?:Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Client was closed|Client network socket disconnected|connection timeout|Postgres connection has been discarded)/i;

type Coded = Readonly<{ code?: unknown; constraint?: unknown; message?: unknown }>;

function coded(error: unknown): Coded {
  return typeof error === 'object' && error !== null ? error : {};
}

/** PostgreSQL rolled the transaction back because another one was in the way: the same work can be tried again at once. */
export function isConflict(error: unknown): boolean {
  const { code, constraint } = coded(error);
  return code === serializationFailure || code === deadlockDetected || (code === uniqueViolation && constraint === journalChainConstraint);
}

/** The database cannot be reached, is starting or stopping, or is out of room: no fault of the work that met it. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isDatabaseUnavailable);
  const { code, message } = coded(error);
  if (typeof code === 'string' && (unavailableStates.test(code) || brokenSocketCodes.has(code))) return true;
  return typeof message === 'string' && brokenConnectionWords.test(message);
}

/** SQLSTATE classes of values that no column takes: too long, out of range, against a check. Repeating is useless. */
const unstorableStates = /^(?:22|23)/;

/** PostgreSQL refuses a value in the statement, whoever sends it and whenever: the value is to blame. */
export function isUnstorable(error: unknown): boolean {
  const { code } = coded(error);
  return typeof code === 'string' && unstorableStates.test(code) && !isConflict(error);
}
