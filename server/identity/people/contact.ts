import { email, phone, type Personal } from '@zhidan/core/kernel/personal.ts';
import type { Vault } from '../../platform/secrets/vault.ts';

/** Phone and e-mail of a person as they are stored: sealed, with keyed hashes to search by. */
export type SealedPhone = Readonly<{ phone_sealed: Buffer | null; phone_index: Buffer | null; phone_last_four_index: Buffer | null }>;
export type SealedEmail = Readonly<{ email_sealed: Buffer | null; email_index: Buffer | null }>;

const phonePurpose = 'people.phone';
const lastFourPurpose = 'people.phone_last_four';
const emailPurpose = 'people.email';

export function sealPhone(vault: Vault, plain: string | null): SealedPhone {
  if (plain === null) return { phone_sealed: null, phone_index: null, phone_last_four_index: null };
  const digits = digitsOf(plain);
  return {
    phone_sealed: vault.seal(phonePurpose, plain),
    phone_index: vault.blindIndex(phonePurpose, digits),
    phone_last_four_index: vault.blindIndex(lastFourPurpose, digits.slice(-4)),
  };
}

export function sealEmail(vault: Vault, plain: string | null): SealedEmail {
  if (plain === null) return { email_sealed: null, email_index: null };
  return { email_sealed: vault.seal(emailPurpose, plain), email_index: vault.blindIndex(emailPurpose, plain.toLowerCase()) };
}

export function openPhone(vault: Vault, sealed: Buffer | null): Personal | null {
  return sealed && phone(vault.open(phonePurpose, sealed));
}

export function openEmail(vault: Vault, sealed: Buffer | null): Personal | null {
  return sealed && email(vault.open(emailPurpose, sealed));
}

/** The hashes a search text may match: a whole number, its last four digits, an e-mail address. */
export function contactIndexes(vault: Vault, search: string): Readonly<{ phone?: Buffer; lastFour?: Buffer; email?: Buffer }> {
  const digits = digitsOf(search);
  const isNumber = /^[+\d -]+$/.test(search);
  return {
    ...(isNumber && digits.length >= 7 ? { phone: vault.blindIndex(phonePurpose, digits) } : {}),
    ...(isNumber && digits.length === 4 ? { lastFour: vault.blindIndex(lastFourPurpose, digits) } : {}),
    ...(search.includes('@') ? { email: vault.blindIndex(emailPurpose, search.toLowerCase()) } : {}),
  };
}

/** The same number however it was typed: digits only, without the country code of China. */
function digitsOf(phoneNumber: string): string {
  const digits = phoneNumber.replace(/\D/g, '');
  return digits.length === 13 && digits.startsWith('86') ? digits.slice(2) : digits;
}
