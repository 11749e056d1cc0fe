import type { z } from 'zod';
import { refuse, ok, type Result } from '../../kernel/result.ts';
import type { typedReceiver } from './added-order-api.ts';

type Typed = z.output<typeof typedReceiver>;

/** Mobile numbers, landlines with area code and extension, 400 numbers; with the extensions that platforms give instead of numbers. */
const phonePattern = /^(?:1[3-9]\d{9}(?:-\d{1,6})?|0\d{2,3}-?\d{7,8}(?:-\d{1,6})?|400-?\d{3}-?\d{4})$/;

/** Streets and houses shorter than this reach nobody. */
export const detailMinLength = 4;

const plainText = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, ' ').trim();

/**
 * A receiver as somebody typed it, digits and blanks as carriers take them; names of places stay as typed. Refuses `receiver.name_bad`,
 * `.phone_bad`, `.masked_text`, `.detail_short`.
 */
export function tidyReceiver(typed: Typed): Result<Typed> {
  const phone = plainText(typed.phone)
    .replace(/[\s()]/g, '')
    .replace(/^(?:\+?86|0086)-?(?=1\d{10})/, '');
  const [name, town, detail] = [plainText(typed.name), plainText(typed.town), plainText(typed.detail)];
  if ([name, phone, town, detail].some((text) => text.includes('*'))) return refuse('receiver.masked_text');
  if (!/\p{L}/u.test(name) || /\d{7,}/.test(name)) return refuse('receiver.name_bad', { name });
  if (!phonePattern.test(phone)) return refuse('receiver.phone_bad', { digits: phone.replace(/\D/g, '').length });
  if (detail.length < detailMinLength) return refuse('receiver.detail_short', { least: detailMinLength });
  return ok({ ...typed, name, phone, town, detail });
}
