import type { handOutPages as contract } from '@zhidan/core/printing/api.ts';
import { roadWords } from '@zhidan/core/printing/print-road.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { say } from '@zhidan/core/kernel/words.ts';
import type { Tx } from '../../platform/db/database.ts';
import { handOut } from './hand-out.ts';

/** Lets labels of our own go to paper: for a while they can be fetched as a PDF, and then somebody says whether they came out. */
export async function handOutPages(tx: Tx, ask: Asked<InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const { language } = ask.by;
  const { items, refused } = await handOut(tx, {
    ...ask,
    printer: 'PDF',
    fits: ({ road, waybillNo }) =>
      road === 'pdf' ? null : { code: 'print_item.other_road', values: { waybillNo, road: say(roadWords(road ?? 'pdf'), language) } },
  });
  return { itemIds: items.map(({ id }) => id), refused: [...refused] };
}
