import { joiningRefusals, type JoiningRefusal } from '@zhidan/core/fulfillment/joining/joining-refusal.ts';
import * as api from '@zhidan/core/fulfillment/joining/joining-api.ts';
import type { FulfillmentOrderId } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import type { WordValues } from '@zhidan/core/kernel/words.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { useToast } from '../../ui/toast.tsx';
import { joiningWords } from './joining-words.ts';

const changes = ['fulfillment_order', 'order'];

/** A refusal of merging or splitting in the reader's words. */
export function useRefusalText(): (refusal: Readonly<{ code: string; values: WordValues }>) => string {
  const say = useSay();
  return ({ code, values }) => (code in joiningRefusals ? say(joiningRefusals[code as JoiningRefusal], values) : code);
}

/** Takes merges and splits apart again. */
export function useRestore() {
  const t = useWords(joiningWords);
  const toast = useToast();
  const restoring = useCommand(api.restoreFulfillments, changes);
  const restore = (ids: readonly string[], done?: () => void): void =>
    restoring.give({ ids: ids as FulfillmentOrderId[] }, ({ ids: back }) => {
      toast.done(t('restored', { count: back.length }));
      done?.();
    });
  return { ...restoring, restore };
}

/** Merges groups; says how many, with a way back, and why others were not. */
export function useMerge() {
  const t = useWords(joiningWords);
  const toast = useToast();
  const textOf = useRefusalText();
  const undo = useCommand(api.restoreFulfillments, changes);
  const merging = useCommand(api.mergeFulfillments, changes);
  const merge = (groups: readonly (readonly string[])[], ask: Readonly<{ isReceiverConfirmed?: boolean; done?: () => void }> = {}): void =>
    merging.give({ groups: groups as FulfillmentOrderId[][], isReceiverConfirmed: ask.isReceiverConfirmed ?? false }, ({ outcomes }) => {
      const ids = outcomes.flatMap(({ id }) => id ?? []);
      const refusals = outcomes.flatMap(({ refusal }) => refusal ?? []);
      const [first] = refusals;
      if (ids.length > 0) toast.done(t('merged', { count: ids.length }), () => undo.give({ ids }));
      if (first) toast.warned(groups.length === 1 ? textOf(first) : t('someRefused', { count: refusals.length, reason: textOf(first) }));
      if (!first) ask.done?.();
    });
  return { ...merging, merge };
}
