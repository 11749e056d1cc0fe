import { maskAddress } from './mask-address.ts';
import { maskEmail, maskName, maskPhone } from './mask.ts';

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

export const phone = (plain: string): Personal => new Personal(plain, maskPhone);
export const personName = (plain: string): Personal => new Personal(plain, maskName);
export const address = (plain: string): Personal => new Personal(plain, maskAddress);
export const email = (plain: string): Personal => new Personal(plain, maskEmail);
