import type { HandedTask, handOutLabels as contract } from '@zhidan/core/printing/api.ts';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { withTemplate } from '@zhidan/core/printing/client/with-template.ts';
import { printingRefusals } from '@zhidan/core/printing/printing-refusal.ts';
import { goodsSummary } from '@zhidan/core/printing/documents/goods-summary.ts';
import { printClients } from '@zhidan/core/printing/client/print-client.ts';
import { roadWords } from '@zhidan/core/printing/print-road.ts';
import type { Asked, Caller } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { say } from '@zhidan/core/kernel/words.ts';
import { printDataOf } from '../../fulfillment/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { labelFacts, type LabelFacts } from '../papers/label-facts-query.ts';
import type { StoredItem } from './batch-store.ts';
import { handOut, taskIdOf, type RefusedItem, type Unfit } from './hand-out.ts';
import { noteResults } from './note-results.ts';

/** Lines of goods in the merchant's own area. */
const goodsLines = 6;

/**
 * Print data of claimed labels, for the print program of the desk. A label of our own has none and goes as a page.
 * @throws Refused `print_batch.not_found`
 */
export async function handOutLabels(tx: Tx, ask: Asked<InputOf<typeof contract>>, vault: Vault): Promise<OutputOf<typeof contract>> {
  const { language } = ask.by;
  const { items, refused } = await handOut(tx, {
    ...ask,
    fits: ({ road, waybillNo, hasPrintData }): Unfit | null => {
      if (road === null || road === 'pdf')
        return { code: 'print_item.other_road', values: { waybillNo, road: say(roadWords(road ?? 'pdf'), language) } };
      if (!hasPrintData)
        return { code: 'print_item.no_print_data', values: { waybillNo, client: say(printClients[road].words, language) } };
      return null;
    },
  });
  const facts = await labelFacts(
    tx,
    items.map(({ id }) => id),
  );
  const printData = await printDataOf(
    tx,
    vault,
    items.flatMap(({ parcelId }) => parcelId ?? []),
  );
  const made = items.map((item) => ({ item, task: taskOf(item, printData.get(item.parcelId ?? ''), facts.get(item.id)) }));
  const bare = made.flatMap(({ item, task }) => (task ? [] : [noTemplate(item, ask.by)]));
  await noteResults(tx, {
    ...ask,
    results: bare.map(({ itemId, text }) => ({ itemId, attempt: null, result: 'failed', message: text })),
    byHand: false,
  });
  return { tasks: made.flatMap(({ task }) => task ?? []), refused: [...refused, ...bare] };
}

/** Null when no program prints it: it has no template. */
function taskOf(item: StoredItem, own: JsonObject | undefined, facts: LabelFacts | undefined): HandedTask | null {
  if (!own || item.road === null || item.road === 'pdf') return null;
  const printData = withTemplate(item.road, own, facts?.templateUrl ?? '');
  return printData && { itemId: item.id, taskId: taskIdOf(item), documentId: item.waybillNo, printData, custom: customArea(item, facts) };
}

function noTemplate({ id, road, waybillNo }: StoredItem, { language }: Caller): RefusedItem {
  const client = road === null ? '' : say(roadWords(road), language);
  return {
    itemId: id,
    code: 'print_item.no_template',
    text: say(printingRefusals['print_item.no_template'], language, { waybillNo, client }),
  };
}

/** What a template of the merchant's own area may show; nothing in it is about the receiver. */
function customArea({ printing }: StoredItem, facts: LabelFacts | undefined): Record<string, string> {
  return {
    mark: printing > 1 ? `补打 ${printing}` : '',
    goods: goodsSummary(facts?.lines ?? [], goodsLines).join('\n'),
    orderNo: facts?.orderNos.join('、') ?? '',
    fulfillmentNo: facts?.fulfillmentNo ?? '',
    shop: facts?.shopName ?? '',
    count: String(facts?.lines.reduce((sum, { quantity }) => sum + quantity, 0) ?? 0),
  };
}
