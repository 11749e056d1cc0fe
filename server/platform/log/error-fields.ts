/** Fields of PostgreSQL's and the system's errors that name things of ours and never values of people. */
const harmlessFields = ['code', 'severity', 'schema', 'table', 'column', 'constraint', 'dataType', 'routine', 'syscall', 'errno'] as const;

/**
 * What is logged of an error: kind, place in the code, names. PostgreSQL and parsers quote values in their messages
 * (`invalid input syntax for type uuid: "…"`, `Key (login)=(…)`), so quoted and bracketed parts are left out unless they can only be names.
 */
export function errorFields(error: Error, depth = 0): Record<string, unknown> {
  const message = quotesNames(error) ? error.message : withoutValues(error.message);
  const fields: Record<string, unknown> = { type: error.name, message: message.slice(0, 500), frames: framesOf(error) };
  for (const name of harmlessFields) {
    const value = (error as unknown as Record<string, unknown>)[name];
    if (typeof value === 'string' || typeof value === 'number') fields[name] = value;
  }
  if (error.cause instanceof Error && depth < 3) fields['cause'] = errorFields(error.cause, depth + 1);
  return fields;
}

/** Errors about the program itself: a missing function, a missing table (SQLSTATE class 42). They quote names of ours. */
function quotesNames(error: Error): boolean {
  if (error instanceof TypeError || error instanceof ReferenceError) return true;
  return 'code' in error && typeof error.code === 'string' && /^42\w{3}$/.test(error.code);
}

function withoutValues(message: string): string {
  return message.replace(/"[^"]*"|'[^']*'|“[^”]*”|\([^)]*\)/g, '…').replace(/\d{5,}/g, '…');
}

/** The stack begins with the message; only the lines that name places follow. */
function framesOf(error: Error): string[] {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
}
