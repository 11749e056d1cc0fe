import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Receiver } from './order-content.ts';

/**
 * What tells one receiver from another in the words of a platform. Without its ciphers and its key: some make them anew each week
 * for the same receiver.
 */
export function receiverText({ kind, name, phone, province, city, district, town, detail }: Receiver): string {
  return canonicalJson({ kind, name, phone, province, city, district, town, detail });
}

/** What a platform does to the text of a receiver that it masks: other stars at other places, the rest as it is. */
function fitsMask(mask: string, plain: string): boolean {
  const parts = mask.split(/\*+/u).map((part) => part.trim());
  let from = 0;
  for (const [index, part] of parts.entries()) {
    const at = plain.indexOf(part, from);
    if (at < 0 || (index === 0 && at > 0)) return false;
    from = at + part.length;
  }
  return true;
}

const stem = (name: string): string => name.replace(/(?:省|市|区|县|自治区|特别行政区)$/u, '');

/**
 * Whether what a platform tells is our own receiver come back, maybe masked: the place is the same, and what it shows of name, phone and
 * street is found in ours.
 */
export function confirmsReceiver(own: Receiver, told: Receiver): boolean {
  const isSamePlace = (['province', 'city', 'district'] as const).every(
    (part) => told[part] === '' || stem(told[part]) === stem(own[part]),
  );
  const digits = (phone: string): string => phone.replace(/[^\d*]/g, '');
  const streets = [own.detail, `${own.town}${own.detail}`]; // some platforms know no towns and tell them with the street
  return (
    isSamePlace &&
    fitsMask(told.name, own.name) &&
    fitsMask(digits(told.phone), digits(own.phone)) &&
    streets.some((street) => fitsMask(told.detail, street))
  );
}

/** What becomes of a receiver of ours when a document of the platform comes. */
export type OwnReceiverFate = 'stands' | 'confirmed' | 'overruled';

/**
 * Ours stands as long as the platform tells what it told when ours took its place, and when it tells ours, which it does once it knows of
 * it. Another word of it is the buyer's, and newer than ours.
 */
export function fateOfOwnReceiver(own: Receiver, told: Receiver, isToldBefore: boolean): OwnReceiverFate {
  if (isToldBefore) return 'stands';
  return confirmsReceiver(own, told) ? 'confirmed' : 'overruled';
}
