import type { Parcel } from './parcel.ts';

/** Four digits that open a parcel's trace: the last of a number, or the extension of a privacy number. */
const digitsOf = (phone: string): string => /-(\d{4})$/u.exec(phone)?.[1] ?? phone.replaceAll(/\D/gu, '').slice(-4);

/** Whether somebody who names this phone, or its four digits, sent or gets the parcel. */
export function knowsPhone({ senderPhone, receiverPhone }: Parcel, phone: string): boolean {
  const digits = digitsOf(phone);
  return digits.length === 4 && [senderPhone, receiverPhone].some((own) => own !== '' && digitsOf(own) === digits);
}
