/** Letters and digits that nobody confuses when reading them out. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
const length = 14;

/** A password to hand over: 14 characters of 31, about 69 bits, in groups: `k3f9-a7m2-qdxh-8p`. */
export function newPassword(randomBelow: (limit: number) => number = secureBelow): string {
  const letters = Array.from({ length }, () => alphabet[randomBelow(alphabet.length)]).join('');
  return letters.replace(/.{4}(?=.)/g, '$&-');
}

/** Even over all values: bytes beyond the last whole multiple are thrown away. */
function secureBelow(limit: number): number {
  const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
  return byte < 256 - (256 % limit) ? byte % limit : secureBelow(limit);
}
