import type { Words } from '@zhidan/core/kernel/words.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { ordersWords } from '../orders-words.ts';
import { useShopNames } from '../use-shop-names.ts';
import type { FilterField } from './filter-fields.ts';

export type Choice = Readonly<{ value: string; label: string }>;

/** How platforms number the flags that sellers put on orders. */
const sellerFlags = ['1', '2', '3', '4', '5'] as const;

/** The values a filter offers, in the reader's language. */
export function useFieldChoices(): (field: FilterField) => readonly Choice[] {
  const t = useWords(ordersWords);
  const say = useSay();
  const { shops, channelName } = useShopNames();
  return (field) => {
    if (field.kind === 'days' || field.kind === 'yuan') return [];
    const { choices } = field;
    if (choices === 'sellerFlags') return sellerFlags.map((flag) => ({ value: flag, label: t('cell.flag', { flag }) }));
    if (choices === 'shops') return shops.map(({ id, name, channel }) => ({ value: id, label: `${channelName(channel)} · ${name}` }));
    return Object.entries<Words>(choices).map(([value, words]) => ({ value, label: say(words) }));
  };
}
