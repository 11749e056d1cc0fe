import { handlingPieceCodes, handlingPieces } from '@zhidan/core/insights/measures/handling.ts';
import { measures, partWords } from '@zhidan/core/insights/measures/measure.ts';
import type { fetchMeasureRows as contract, MeasureListRow } from '@zhidan/core/insights/measures/measures-api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { pageLimit } from '@zhidan/core/kernel/page.ts';
import type { Language, Words } from '@zhidan/core/kernel/words.ts';
import type { FileAnswer } from '../../platform/files/stored-file.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { writeSheet, xlsxMediaType, type SheetCell } from '../../platform/sheets/write-sheet.ts';
import { measureRows } from './measure-rows-query.ts';
import { measureRange } from './measure-range.ts';

/** Rows of a sheet at most: narrow the days for the rest. */
const sheetRowLimit = 20_000;

type Ask = Asked<InputOf<typeof contract>>;
type Part = Readonly<{ words: Words; width: number; of(row: MeasureListRow, ask: Ask): SheetCell }>;

const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' });
const timeText = (at: Instant): string => shanghai.format(instantMs(at));
const hours = (seconds: number | null): SheetCell => (seconds === null ? null : Math.round(seconds / 36) / 100);
const part = (chinese: string, english: string, width: number, of: Part['of']): Part => ({
  words: { 'zh-CN': chinese, en: english },
  width,
  of,
});

const about: readonly Part[] = [
  part('时间', 'When', 20, ({ at }) => timeText(at)),
  part('店铺', 'Shop', 18, ({ shopName }) => shopName),
  part('订单号', 'Order', 24, ({ orderNo }) => orderNo),
  part('单号', 'No.', 14, ({ no }) => no),
];
const took = part('小时', 'Hours', 10, ({ seconds }) => hours(seconds));
const kind = part('类别', 'Kind', 16, ({ part: code }, { measure, by }) =>
  code === null ? null : (partWords[measure][code]?.[by.language] ?? code),
);
const who = part('人员', 'Who', 12, ({ person }) => person);
const said = part('内容', 'Text', 40, ({ text }) => text);

function partsOf({ measure }: Ask): readonly Part[] {
  if (measure === 'handling') {
    const pieces = handlingPieceCodes.map((code) =>
      part(`${handlingPieces[code].words['zh-CN']}(小时)`, `${handlingPieces[code].words.en} (h)`, 12, (row) =>
        hours(row.pieces?.[code] ?? null),
      ),
    );
    return [...about, took, ...pieces, who];
  }
  return measures[measure].unit === 'seconds' ? [...about, kind, took, said, who] : [...about, kind, said, who];
}

/**
 * The rows behind a figure as a sheet: no personal data is in them, long numbers of reasons are hidden.
 * @throws Refused `measures.range_wrong`
 */
export async function fetchMeasureRows({ db }: Merchant, ask: Ask): Promise<FileAnswer> {
  const { language } = ask.by;
  const [from, to] = measureRange(ask).days;
  const title = `${measures[ask.measure].words[language]} ${from} ${to}`;
  const parts = partsOf(ask);
  const columns = parts.map(({ words, width }) => ({ title: words[language as Language], width }));
  async function* rows(): AsyncGenerator<readonly SheetCell[]> {
    let after: string | undefined;
    for (let count = 0; count < sheetRowLimit; count += pageLimit) {
      const page = await measureRows(db, { ...ask, limit: pageLimit, after });
      for (const row of page.items) yield parts.map(({ of }) => of(row, ask));
      if (page.next === null) return;
      after = page.next;
    }
  }
  return await Promise.resolve({
    name: `${title}.xlsx`,
    mediaType: xlsxMediaType,
    bytes: writeSheet({ name: title, columns, rows: rows() }),
  });
}
