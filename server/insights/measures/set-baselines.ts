import { baselineLimits, readBaselines } from '@zhidan/core/insights/measures/baseline.ts';
import { measureCodes, type Measure } from '@zhidan/core/insights/measures/measure-code.ts';
import { measureBaselineChanged } from '@zhidan/core/insights/measures/measure-event.ts';
import { measures } from '@zhidan/core/insights/measures/measure.ts';
import type { setMeasureBaseline, uploadMeasureBaselines } from '@zhidan/core/insights/measures/measures-api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { fileBytes } from '../../platform/files/file-bytes.ts';
import type { UploadAsk } from '../../platform/http/route.ts';
import { emit } from '../../platform/journal/emit.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { openSheet } from '../../platform/sheets/open-sheet.ts';
import type { SheetRow } from '../../platform/sheets/sheet-book.ts';
import { baselines, deleteBaseline, lockBaselines, saveBaseline } from './baseline-store.ts';

type Given = Readonly<{ measure: Measure; value: number | null; note: string }>;

/** A sheet of five measures has hardly more rows. */
const sheetRowLimit = 200;

/**
 * The figure of a measure in the time before; the same again changes nothing.
 * @throws Refused `baseline.value_beyond`
 */
export async function setBaseline(tx: Tx, ask: Asked<InputOf<typeof setMeasureBaseline>>): Promise<{ done: true }> {
  const { by, measure, value } = ask;
  const { unit, words } = measures[measure];
  if (value !== null && value > baselineLimits[unit]) throw new Refused('baseline.value_beyond', { measure: words[by.language] });
  await change(tx, ask, [ask]);
  return { done: true };
}

/**
 * Takes the figures of a sheet over: all of it, or nothing.
 * @throws Refused `baseline.*`, `sheet.…`
 */
export async function uploadBaselines(
  tx: Tx,
  ask: UploadAsk<typeof uploadMeasureBaselines>,
  merchant: Merchant,
): Promise<OutputOf<typeof uploadMeasureBaselines>> {
  const { by, file } = ask;
  const { items, problem } = readBaselines(await rowsOf(tx, ask, merchant));
  if (problem) {
    const names = measureCodes.map((code) => measures[code].words[by.language]).join(by.language === 'zh-CN' ? '、' : ', ');
    throw new Refused(problem.code, { row: problem.row, value: problem.value, names });
  }
  if (items.length === 0) throw new Refused('baseline.sheet_empty', { name: file.name });
  await change(tx, ask, items);
  return { measures: items.map(({ measure }) => measure) };
}

async function rowsOf(tx: Tx, { file }: UploadAsk, merchant: Merchant): Promise<readonly SheetRow[]> {
  const { name, byteCount } = file;
  const book = await openSheet({ byteCount, bytes: (range) => fileBytes({ ...merchant, db: tx }, file, range) });
  const rows: SheetRow[] = [];
  for await (const some of book.rows(book.sheetNames[0] ?? '')) {
    rows.push(...some);
    if (rows.length > sheetRowLimit) throw new Refused('baseline.sheet_long', { name, limit: sheetRowLimit });
  }
  return rows;
}

async function change(tx: Tx, { by, now }: Pick<Asked, 'by' | 'now'>, given: readonly Given[]): Promise<void> {
  await lockBaselines(tx);
  const known = new Map((await baselines(tx)).map((one) => [one.measure, one]));
  const changed = given.filter(({ measure, value, note }) => {
    const before = known.get(measure);
    return before?.value !== (value ?? undefined) || (value !== null && before?.note !== note);
  });
  for (const { measure, value, note } of changed)
    await (value === null ? deleteBaseline(tx, measure) : saveBaseline(tx, { measure, value, note, now, name: by.actor.name }));
  const news = changed.map(({ measure, value, note }) => {
    const before = known.get(measure);
    return measureBaselineChanged({
      subjectId: measure,
      payload: { measure },
      ...(before ? { before: { value: before.value, note: before.note } } : {}),
      ...(value === null ? {} : { after: { value, note } }),
    });
  });
  await emit(tx, { by, now }, news);
}
