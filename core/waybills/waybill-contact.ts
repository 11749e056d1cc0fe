import type { WaybillContact } from './waybill-source.ts';

/** A landline by its shape; all others, masked and encrypted ones too, go as mobile numbers. */
const landline = /^0\d{2,3}-?\d{7,8}(?:-\d+)?$|^400/;

/** The phone as services want it: in one of two fields. */
export function phoneFields(phone: string): Readonly<{ mobile: string } | { phone: string }> {
  return landline.test(phone) ? { phone } : { mobile: phone };
}

/** The whole address as one text. */
export function addressText({ province, city, district, town, detail }: WaybillContact): string {
  return `${province}${city === province ? '' : city}${district}${town}${detail}`;
}

/** The platform's cipher by its field's name where there is one, else the text that is there. */
export function cipherOr(contact: WaybillContact, name: string, text: 'name' | 'phone' | 'detail'): string {
  return contact.ciphers[name] || contact[text];
}
