import { carriers } from '@zhidan/core/allocation/carrier.ts';
import { listHooks } from '@zhidan/core/audit/hooks/hook-api.ts';
import { channels } from '@zhidan/core/channels/channel.ts';
import { provinces } from '@zhidan/core/orders/province.ts';
import type { Words } from '@zhidan/core/kernel/words.ts';
import type { Choice, FieldChoices } from '../../../conditions/index.ts';
import { useWarehouses } from '../../../inventory/index.ts';
import { useAnswer } from '../../../lib/answers.ts';
import { useSay } from '../../../lib/words.ts';
import { useShopNames } from '../../../orders/index.ts';

type RuleChoices = Readonly<{
  fields: FieldChoices;
  carriers: readonly Choice[];
  warehouses: readonly Choice[];
  /** addresses that may be called, by their codes */
  hooks: readonly Choice[];
}>;

/** What the merchant has, to choose from: shops, platforms, provinces, carriers, warehouses, webhooks. */
export function useRuleChoices(): RuleChoices {
  const say = useSay();
  const { shops } = useShopNames();
  const hooks = useAnswer(listHooks, {}, { follows: ['audit_hook'] });
  const choicesOf = (table: Readonly<Record<string, Readonly<{ words: Words }>>>): Choice[] =>
    Object.entries(table).map(([value, { words }]) => ({ value, label: say(words) }));
  const byCarrier = choicesOf(carriers);
  return {
    fields: {
      'shop.id': shops.map(({ id, name }) => ({ value: id as string, label: name })),
      'shop.channel': choicesOf(channels),
      'ship.province': Object.entries(provinces).map(([value, words]) => ({ value, label: say(words) })),
      'ship.carrier': byCarrier,
    },
    carriers: byCarrier,
    warehouses: (useWarehouses() ?? []).map(({ code, name }) => ({ value: code, label: name })),
    hooks: (hooks.data?.items ?? []).filter(({ isOn }) => isOn).map(({ code, name }) => ({ value: code, label: `${name} (${code})` })),
  };
}
