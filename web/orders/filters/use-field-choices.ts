import type { Words } from '@zhidan/core/kernel/words.ts';
import { useSay } from '../../lib/words.ts';
import { useShopNames } from '../use-shop-names.ts';
import type { FilterField } from './filter-fields.ts';
import { provinces } from './provinces.ts';

export type Choice = Readonly<{ value: string; label: string }>;

/** The values a filter offers, in the reader's language. */
export function useFieldChoices(): (field: FilterField) => readonly Choice[] {
  const say = useSay();
  const { shops, channelName } = useShopNames();
  return (field) => {
    if (field.kind === 'days' || field.kind === 'yuan') return [];
    const { choices } = field;
    if (choices === 'provinces') return provinces.map((value) => ({ value, label: value }));
    if (choices === 'shops') return shops.map(({ id, name, channel }) => ({ value: id, label: `${channelName(channel)} · ${name}` }));
    return Object.entries<Words>(choices).map(([value, words]) => ({ value, label: say(words) }));
  };
}
