/**
 * A piece of personal data in memory. Printing, logging or serialising it gives the mask;
 * only `reveal` gives the plain text, so that every place that does can be found by its name.
 */
export class Personal {
  readonly #plain: string;
  readonly #mask: string;

  constructor(plain: string, mask: (plain: string) => string) {
    this.#plain = plain;
    this.#mask = mask(plain);
  }

  reveal(): string {
    return this.#plain;
  }

  toString(): string {
    return this.#mask;
  }

  toJSON(): string {
    return this.#mask;
  }

  // Node's console and pino inspect objects by this symbol; without it a log would show nothing at all
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.#mask;
  }
}

/** `138****5678`; numbers of fewer than seven digits are hidden whole. */
export function maskPhone(phone: string): string {
  const digits = phone.trim();
  return digits.length < 7 ? '*'.repeat(digits.length) : `${digits.slice(0, 3)}****${digits.slice(-4)}`;
}

/** `王**`: the first character and a fixed number of stars, so that the length does not show. */
export function maskName(name: string): string {
  const [first = ''] = name.trim();
  return first && `${first}**`;
}

/** Province, city and district stay, the rest is hidden: `浙江省宁波市北仑区****`. */
export function maskAddress(address: string): string {
  const area = /^.{1,8}?(?:省|自治区|特别行政区)?.{1,10}?(?:市|自治州|地区|盟)(?:.{1,10}?(?:区|县|市|旗))?/u.exec(address.trim());
  return `${area?.[0] ?? ''}****`;
}

/** `l****@example.cn` */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return at < 1 ? '****' : `${email.slice(0, 1)}****${email.slice(at)}`;
}

export const phone = (plain: string): Personal => new Personal(plain, maskPhone);
export const personName = (plain: string): Personal => new Personal(plain, maskName);
export const address = (plain: string): Personal => new Personal(plain, maskAddress);
export const email = (plain: string): Personal => new Personal(plain, maskEmail);
