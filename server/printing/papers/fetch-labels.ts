import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { pageLifeMinutes, type fetchLabels as contract } from '@zhidan/core/printing/paper-api.ts';
import type { FileAnswer } from '../../platform/files/stored-file.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { renderLabels } from '../labels/render-labels.ts';
import { sentPages } from './batch-papers-query.ts';
import { labelFacts } from './label-facts-query.ts';
import { labelOf } from './label-of.ts';
import { pdfAnswer } from './pdf-answer.ts';

/**
 * Labels of our own that were handed out a moment ago. An order held since is not among them.
 * @throws Refused `print_batch.not_found`, `print_batch.no_own_labels`
 */
export async function fetchLabels({ db, vault }: Merchant, ask: Asked<InputOf<typeof contract>>): Promise<FileAnswer> {
  const { now, size } = ask;
  const { no, itemIds } = await sentPages(db, ask, plusMs(now, -pageLifeMinutes * 60_000));
  if (itemIds.length === 0) throw new Refused('print_batch.no_own_labels', { no, minutes: pageLifeMinutes });
  const facts = await labelFacts(db, itemIds);
  const labels = itemIds.flatMap((id) => {
    const of = facts.get(id);
    return of ? [labelOf(vault, of, now)] : [];
  });
  return pdfAnswer(`${no} ${size}`, await renderLabels(labels, size));
}
