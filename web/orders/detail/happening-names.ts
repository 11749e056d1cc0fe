import { fen } from '@zhidan/core/kernel/money.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Words } from '@zhidan/core/kernel/words.ts';
import { orderFlags } from '@zhidan/core/orders/order-flag.ts';
import * as states from '@zhidan/core/orders/order-state-words.ts';
import { instantText, moneyText } from '../../lib/formats.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { happeningWords } from './happening-words.ts';

const values: Readonly<Record<string, Words>> = {
  ...orderFlags,
  ...states.holdWords,
  ...states.receiverKindWords,
  ...states.closingWords,
  ...states.refundWords,
  ...states.shippingWords,
  ...states.paymentWords,
};

/** The journal keeps these in whole fen. */
const moneyNames = 'list merchantDiscount platformDiscount otherDiscount postage paid receivable platform computed';
const moneyFields = new Set(moneyNames.split(' '));

/** Words for the fields and values of what changed: money in yuan, moments in Shanghai, codes by their names. */
export function useHappeningNames() {
  const t = useWords(happeningWords);
  const say = useSay();
  const nameOf = (name: string): string => (name in happeningWords.rows ? t(name as keyof typeof happeningWords.rows) : name);
  const fieldName = (path: string): string => {
    const [first = '', ...rest] = path.split('.');
    const [, line] = /^line (.+)$/.exec(first) ?? [];
    const [, unknown] = /^unknown (.+)$/.exec(first) ?? [];
    const head = line ? t('line', { no: line }) : unknown ? t('unknown', { name: unknown }) : nameOf(first);
    return [head, ...rest.map(nameOf)].join(' ');
  };
  const valueName = (text: string, path: string): string => {
    const words = values[text];
    if (words) return say(words);
    if (moneyFields.has(path.split('.').at(-1) ?? '') && /^-?\d+$/.test(text)) return moneyText(fen(Number(text)));
    if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return instantText(text as Instant);
    return text.startsWith('{') ? thingText(text, say) : text;
  };
  return { fieldName, valueName };
}

/** A hold or a parcel, which the journal keeps as an object. */
function thingText(text: string, say: (words: Words) => string): string {
  const thing = JSON.parse(text) as Readonly<Record<string, unknown>>;
  const kind = values[String(thing['kind'])];
  if (kind) return say(kind);
  return 'waybillNo' in thing ? `${String(thing['carrierCode'])} ${String(thing['waybillNo'])}` : text;
}
