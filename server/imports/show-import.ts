import type { showImport as contract } from '@zhidan/core/imports/api.ts';
import { importFields, type ImportField } from '@zhidan/core/imports/import-field.ts';
import { importRefusals } from '@zhidan/core/imports/import-refusal.ts';
import type { PreviewRow } from '@zhidan/core/imports/import.ts';
import { layoutOf } from '@zhidan/core/imports/layouts.ts';
import type { Asked, Caller } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { kernelRefusals } from '@zhidan/core/kernel/kernel-refusal.ts';
import type { RefusalTable } from '@zhidan/core/kernel/refusal-table.ts';
import { say, type Language, type WordValues } from '@zhidan/core/kernel/words.ts';
import { shopsIn } from '../channels/index.ts';
import type { Merchant } from '../platform/merchant.ts';
import { namedMappings } from './mapping-store.ts';
import { cellMask } from './cell-mask.ts';
import { ownImport } from './own-import.ts';
import { fits } from './recognize-import.ts';
import type { StoredImport } from './stored-import.ts';

type View = OutputOf<typeof contract>;

const refusals: RefusalTable = { ...kernelRefusals, ...importRefusals };

/** One import with all there is to choose. @throws Refused `import.not_found` */
export async function showImport({ db, vault }: Merchant, ask: Asked<InputOf<typeof contract>>): Promise<View> {
  const { by } = ask;
  const found = await ownImport(db, vault, ask);
  const { id, fileName, fileBytes, fileKeptUntil, state, kind, encoding, sheetName, headingRow, isSure, shopId, readShare } = found;
  const { doneCount, newCount, changedCount, unchangedCount, olderCount, addedAt, startedAt, endedAt } = found;
  const about = { id, fileName, fileBytes, fileKeptUntil, state, kind, encoding, sheetName, headingRow, isSure, shopId, readShare };
  const outcome = { doneCount, newCount, changedCount, unchangedCount, olderCount, addedAt, startedAt, endedAt };
  const [shops, saved] = [await shopsIn(db, by.shops), await namedMappings(db)];
  const channels: readonly string[] = found.mapping === null ? [] : layoutOf(found.mapping.layout).channels;
  return {
    ...about,
    ...outcome,
    sheetNames: [...found.sheetNames],
    headings: [...found.headings],
    mapping: found.mapping === null ? null : { ...found.mapping, fields: [...found.mapping.fields] },
    shops: shops.map((shop) => ({ ...shop, fits: channels.length === 0 || channels.includes(shop.channel) })),
    savedMappings: saved.map(({ id: mappingId, name, content }) => ({ id: mappingId, name, fits: fits(content, found.headings) })),
    check: checkOf(found),
    preview: previewOf(found),
    addedBy: found.addedBy.name,
    trouble: troubleOf(found, by),
  };
}

function checkOf({ check }: StoredImport): View['check'] {
  if (check === null) return null;
  const { scattered: _ours, ...shown } = check;
  return shown;
}

/** Masked for everybody: a preview is to see that the columns are right, not to read addresses. */
function previewOf({ preview, mapping, headings }: StoredImport): View['preview'] {
  if (preview === null || mapping === null) return { rows: [], errors: [] };
  const mask = cellMask(headings, mapping);
  const shown = ({ number, cells, problems, skip }: PreviewRow): View['preview']['rows'][number] => ({
    number,
    skip,
    cells: headings.map((_heading, at) => mask(cells[at] ?? '', at)),
    problems: problems.map(({ code, column, value }) => ({ code, column, value: mask(value, headings.indexOf(column)) })),
  });
  return { rows: preview.rows.map(shown), errors: preview.errors.map(shown) };
}

function troubleOf({ trouble }: StoredImport, { language }: Caller): View['trouble'] {
  const words = trouble && refusals[trouble.code];
  if (!trouble || !words) return null;
  const named = Object.entries(trouble.values).map(([name, value]) => [
    name,
    name === 'columns' ? fieldNames(String(value), language) : value,
  ]);
  return { code: trouble.code, text: say(words, language, Object.fromEntries(named) as WordValues) };
}

/** `title/skuCode` → `商品名称/商家编码（规格）`. */
function fieldNames(codes: string, language: Language): string {
  return codes.replace(/\w+/gu, (code) => (Object.hasOwn(importFields, code) ? importFields[code as ImportField].words[language] : code));
}
