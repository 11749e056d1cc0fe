/** Since V8 11.4; the compiler's library does not know it yet. */
declare global {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can be extended
  interface JSON {
    rawJSON(text: string): object;
  }
}

/** Digits that JSON.stringify writes as a number without loss, beyond 2^53 too: native ids. @throws SyntaxError when they are no number */
export function jsonNumber(digits: string): object {
  return JSON.rawJSON(digits);
}
