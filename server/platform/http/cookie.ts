/** One cookie of a Cookie header; undefined when it is not there. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const part of header?.split(';') ?? []) {
    const [key, ...value] = part.split('=');
    if (key?.trim() === name) return value.join('=').trim();
  }
  return undefined;
}

export type CookieAsk = Readonly<{ name: string; value: string; maxAgeSeconds: number; isSecure: boolean }>;

/** A Set-Cookie line that scripts cannot read and other sites cannot use. A max age of 0 takes the cookie away. */
export function writeCookie(ask: CookieAsk): string {
  // Lax, not Strict: a link in a message must open a signed-in page. Commands are POSTs, which Lax keeps to our own pages
  const line = `${ask.name}=${ask.value}; Path=/; Max-Age=${ask.maxAgeSeconds}; HttpOnly; SameSite=Lax`;
  return ask.isSecure ? `${line}; Secure` : line;
}
