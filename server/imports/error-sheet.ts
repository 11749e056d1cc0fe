import { fileShape } from '@zhidan/core/imports/file-document.ts';
import { importErrorsFetched } from '@zhidan/core/imports/import-event.ts';
import { headRows } from '@zhidan/core/imports/recognize-file.ts';
import { problemWords, skipWords, type RowProblem } from '@zhidan/core/imports/row-problem.ts';
import type { ImportId, PreviewRow } from '@zhidan/core/imports/import.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { say, type Language } from '@zhidan/core/kernel/words.ts';
import { inTransaction } from '../platform/db/in-transaction.ts';
import type { FileAnswer } from '../platform/files/stored-file.ts';
import { emit } from '../platform/journal/emit.ts';
import type { Merchant } from '../platform/merchant.ts';
import { writeSheet, xlsxMediaType, type SheetCell } from '../platform/sheets/write-sheet.ts';
import type { SheetBook } from '../platform/sheets/sheet-book.ts';
import { fileGroups } from './file-groups.ts';
import { judgeGroups, portions } from './judge-groups.ts';
import { cellMask } from './cell-mask.ts';
import { openImportFile } from './open-import-file.ts';
import { ownImport } from './own-import.ts';
import type { StoredImport } from './stored-import.ts';

/** Groups and rows that are looked at together. */
const groupLimit = 500;
const rowLimit = 5_000;

const titles = {
  row: { 'zh-CN': '原文件行号', en: 'Row in the file' },
  reason: { 'zh-CN': '未导入原因', en: 'Why it was not imported' },
  name: { 'zh-CN': '未导入的行', en: 'Rows not imported' },
} as const;

/**
 * The rows that were not imported, with the columns of the file and the reason of each. Made anew from the file: nothing about
 * errors is stored. Whoever brought the file gets its cells as they were, to correct and import them; others get them masked.
 * @throws Refused `import.not_found`, `import.headings_unknown`, `file.gone`
 */
export async function errorSheet(merchant: Merchant, ask: Asked<Readonly<{ importId: ImportId }>>): Promise<FileAnswer> {
  const { by, now } = ask;
  const found = await ownImport(merchant.db, merchant.vault, ask);
  const { mapping, headings, fileName } = found;
  if (mapping === null) throw new Refused('import.headings_unknown', { rows: headRows });
  const book = await openImportFile(merchant, found);
  const mask = found.addedBy.id === by.actor.id ? (cell: string) => cell : cellMask(headings, mapping);
  await inTransaction(merchant.db, (tx) => emit(tx, { by, now }, [importErrorsFetched({ subjectId: found.id, payload: { fileName } })]));
  const { language } = by;
  return {
    name: `${titles.name[language]} ${fileName.replace(/\.\w+$/u, '')}.xlsx`,
    mediaType: xlsxMediaType,
    bytes: writeSheet({
      name: titles.name[language],
      columns: [
        { title: titles.row[language], width: 12 },
        { title: titles.reason[language], width: 60 },
        ...headings.map((title) => ({ title })),
      ],
      rows: rowsOf(merchant, found, { book, language, mask }),
    }),
  };
}

type Shown = Readonly<{ book: SheetBook; language: Language; mask: (cell: string, column: number) => string }>;

async function* rowsOf(
  { db, vault }: Merchant,
  found: StoredImport,
  { book, language, mask }: Shown,
): AsyncGenerator<readonly SheetCell[]> {
  const { mapping, headings, headingRow, sheetName, check, shopId } = found;
  if (mapping === null || headingRow === null) return;
  const shape = fileShape(headings, mapping);
  const groups = fileGroups({ rows: book.rows(sheetName ?? undefined), shape, headingRow, scattered: new Set(check?.scattered) });
  for await (const portion of portions(groups, groupLimit, rowLimit))
    for (const [, judged] of await judgeGroups(db, { shape, groups: portion, shopId, vault })) {
      if (judged.kind === 'order' || (judged.kind === 'skipped' && judged.row.skip === 'empty')) continue;
      const rows: readonly PreviewRow[] = judged.kind === 'faulty' ? judged.rows : [{ ...judged.row, problems: [] }];
      for (const { number, cells, problems, skip } of rows) {
        const reason = skip === null ? problems.map((problem) => reasonOf(problem, language)).join(' ') : skipWords[skip][language];
        yield [number, reason, ...headings.map((_heading, at) => mask(cells[at] ?? '', at))];
      }
    }
}

function reasonOf({ code, column, value }: RowProblem, language: Language): string {
  return say(problemWords[code], language, { column, value });
}
