import { labelsHandedOut } from '@zhidan/core/printing/printing-event.ts';
import { sendableStates } from '@zhidan/core/printing/print-item-life.ts';
import { printingRefusals } from '@zhidan/core/printing/printing-refusal.ts';
import type { Asked, Caller } from '@zhidan/core/kernel/caller.ts';
import { say, type WordValues } from '@zhidan/core/kernel/words.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { refusalText } from './batch-query.ts';
import { checkLabels } from './check-labels.ts';
import { fulfillmentsOfItems, itemsForUpdate, saveSent, type StoredItem } from './batch-store.ts';

export type RefusedItem = Readonly<{ itemId: string; code: string; text: string }>;
/** Why a label cannot go this way; null: it can. */
export type Unfit = Readonly<{ code: keyof typeof printingRefusals; values: WordValues }>;
type FitRule = (item: StoredItem) => Unfit | null;

export type HandOutAsk = Asked<Readonly<{ batchId: string; itemIds: readonly string[]; printer: string; fits: FitRule }>>;

/**
 * Lets claimed labels go to a printer: once each, and only while their orders still may ship. What is known not to be on paper may go
 * again; what is in doubt may not. Answers them with the attempt that this is.
 */
export async function handOut(
  tx: Tx,
  ask: HandOutAsk,
): Promise<Readonly<{ items: readonly StoredItem[]; refused: readonly RefusedItem[] }>> {
  const { by, now, batchId, itemIds, printer } = ask;
  const inTheWay = await checkLabels(tx, by, [...(await fulfillmentsOfItems(tx, ask))]); // locks orders before labels
  const found = await itemsForUpdate(tx, ask);
  const known = new Set(found.map(({ id }) => id));
  const refused: RefusedItem[] = itemIds.filter((id) => !known.has(id)).map((itemId) => no(by, itemId, 'print_item.not_found', { itemId }));
  const items: StoredItem[] = [];
  for (const item of found) {
    const [first, ...more] = inTheWay.get(item.fulfillmentOrderId) ?? [];
    const unfit = stateRefusal(item) ?? ask.fits(item);
    if (unfit) refused.push(no(by, item.id, unfit.code, unfit.values));
    else if (first) refused.push({ itemId: item.id, code: first.code, text: refusalText([first, ...more], by) });
    else items.push({ ...item, attempt: item.attempt + 1 });
  }
  await saveSent(
    tx,
    items.map(({ id }) => id),
    { printer, now },
  );
  if (items.length > 0)
    await emit(tx, { by, now }, [
      labelsHandedOut({ subjectId: batchId, payload: { itemIds: items.map(({ id }) => id), printer, refusedCount: refused.length } }),
    ]);
  return { items, refused };
}

const stateRefusal: FitRule = ({ id: itemId, state, waybillNo }): Unfit | null => {
  if (sendableStates.some((one) => one === state)) return null;
  if (state === 'printed') return { code: 'print_item.printed', values: { waybillNo } };
  return state === 'refused' ? { code: 'print_item.refused', values: { itemId } } : { code: 'print_item.in_doubt', values: { waybillNo } };
};

function no({ language }: Caller, itemId: string, code: keyof typeof printingRefusals, values: WordValues): RefusedItem {
  return { itemId, code, text: say(printingRefusals[code], language, values) };
}

/** Names one attempt at a label for the print program; read back by `attemptOf`. */
export const taskIdOf = ({ id, attempt }: Pick<StoredItem, 'id' | 'attempt'>): string => `${id}.${attempt}`;

/** Null when it is none of ours. */
export function attemptOf(itemId: string, taskId: string): number | null {
  const [id, attempt = ''] = taskId.split('.');
  return id === itemId && /^\d{1,6}$/.test(attempt) ? Number(attempt) : null;
}
