import { activeRun, type ActiveRun } from './active-run.ts';

/** A label whose fate is known: it is on paper, or the house let it go no further, `why` in the reader's words. */
export type EndedLabel = Readonly<{ fulfillmentOrderId: string; no: string; isPrinted: boolean; why: string }>;

type Ended = Readonly<{ itemId: string; isPrinted: boolean; why: string }>;

/** Tells of each label that this desk prints once its fate is known, once; undone by what it answers. What ended before is not told. */
export function hearLabels(listener: (label: EndedLabel) => void): () => void {
  const told = new Set<string>();
  let forget: readonly (() => void)[] = [];
  const look = (isTelling: boolean): void => {
    const run = activeRun.read();
    if (!run) return;
    for (const { itemId, isPrinted, why } of endedIn(run)) {
      const item = run.items.get(itemId);
      if (!item || told.has(itemId)) continue;
      told.add(itemId);
      if (isTelling) listener({ fulfillmentOrderId: item.fulfillmentOrderId, no: item.fulfillmentNo, isPrinted, why });
    }
  };
  const follow = (isTelling: boolean): void => {
    for (const step of forget) step();
    forget = activeRun.read()?.roads.map(({ labels }) => labels.view.subscribe(() => look(true))) ?? [];
    look(isTelling);
  };
  const forgetRun = activeRun.subscribe(() => follow(true));
  follow(false);
  return () => {
    forgetRun();
    for (const step of forget) step();
  };
}

function endedIn({ items, roads, pages }: ActiveRun): readonly Ended[] {
  const atClaim = [...items.values()].filter(({ state }) => state === 'refused').map(({ id, refusal }) => no(id, refusal));
  const byRoad = roads.flatMap(({ labels }) =>
    labels.view.read().run.items.flatMap(({ itemId, state, message }) => {
      if (state === 'printed') return [yes(itemId)];
      return state === 'refused' ? [no(itemId, message)] : [];
    }),
  );
  const own = pages?.isSettled ? pages.itemIds.map(yes) : [];
  return [...atClaim, ...byRoad, ...own, ...(pages?.refused.map(({ itemId, text }) => no(itemId, text)) ?? [])];
}

const yes = (itemId: string): Ended => ({ itemId, isPrinted: true, why: '' });
const no = (itemId: string, why: string): Ended => ({ itemId, isPrinted: false, why });
