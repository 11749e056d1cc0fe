import { createReadStream, createWriteStream, existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import type { ImportView } from '@zhidan/core/imports/api.ts';
import type { ImportId } from '@zhidan/core/imports/import.ts';
import { layoutOf } from '@zhidan/core/imports/layouts.ts';
import { problemWords, skipWords, type SkipReason } from '@zhidan/core/imports/row-problem.ts';
import { systemCaller, type Caller } from '@zhidan/core/kernel/caller.ts';
import { fenToYuan } from '@zhidan/core/kernel/money.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { say } from '@zhidan/core/kernel/words.ts';
import {
  addImport,
  addImportShop,
  changeImport,
  checkImport,
  errorSheet,
  importFileLifeMs,
  modulesOf,
  runImport,
  showImport,
  startImport,
} from '../../main.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { mergeRefusals } from '../../platform/http/merge-refusals.ts';
import { storeFile } from '../../platform/files/store-file.ts';
import type { Merchant } from '../../platform/merchant.ts';
import type { Assignment } from '../assignment.ts';
import { foundWrong } from '../exit-code.ts';
import { importUsage } from './import-usage.ts';
import { openDeployment } from '../open-deployment.ts';
import { tell } from '../tell.ts';

const askedWrongly = 2;
const shownErrors = 10;
const tellEveryMs = 2_000;

const options = {
  shop: { type: 'string' },
  'new-shop': { type: 'boolean', default: false },
  mapping: { type: 'string' },
  sheet: { type: 'string' },
  history: { type: 'boolean', default: false },
  check: { type: 'boolean', default: false },
  errors: { type: 'string' },
} as const;

type Asked = Readonly<{
  path: string;
  shop: string;
  isNewShop: boolean;
  mapping?: string;
  sheet?: string;
  history: boolean;
  check: boolean;
  errors?: string;
}>;

/** Imports a file from disk, by the same steps as the screen; answers the exit code. */
export async function runImportFile(assignment: Assignment, rest: readonly string[]): Promise<number> {
  const asked = askedOf(rest);
  if (!asked) {
    process.stderr.write(`${importUsage['zh-CN']}\n\n${importUsage.en}\n`);
    return askedWrongly;
  }
  if (!existsSync(asked.path) || !statSync(asked.path).isFile()) {
    tell({ 'zh-CN': '找不到文件 {path}', en: 'there is no file {path}' }, { path: asked.path });
    return askedWrongly;
  }
  const { merchant, deployment } = await openDeployment(assignment, 'command');
  try {
    return await importFile(merchant, asked);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const words = mergeRefusals(modulesOf(deployment))[error.refusal.code];
    if (!words) throw error;
    tell(words, error.refusal.values);
    return 1;
  } finally {
    await merchant.close();
  }
}

function askedOf(rest: readonly string[]): Asked | null {
  try {
    const { values, positionals } = parseArgs({ args: [...rest], options, allowPositionals: true });
    const [path, ...more] = positionals;
    return path === undefined || more.length > 0 || values.shop === undefined
      ? null
      : { ...values, path, shop: values.shop, isNewShop: values['new-shop'] };
  } catch {
    return null; // an option that there is not
  }
}

async function importFile(merchant: Merchant, asked: Asked): Promise<number> {
  const by = systemCaller('command line');
  const importId = await checked(merchant, asked, by);
  const found = await showImport(merchant, { importId, by, now: merchant.clock() });
  tellCheck(found);
  if (asked.errors !== undefined && found.check) await writeErrors(merchant, importId, { by, path: asked.errors });
  const { check } = found;
  if (!check) return 1;
  const leftOut = check.errorRowCount + Object.values(check.skipped).reduce((sum, count) => sum + count, 0);
  if (!asked.check && check.orderCount > 0) await importNow(merchant, importId, by);
  return leftOut === 0 && check.orderCount > 0 ? 0 : foundWrong;
}

/** Stores the file and has it checked, for the shop and by the mapping that were named. */
async function checked(merchant: Merchant, asked: Asked, by: Caller): Promise<ImportId> {
  const { db, vault, clock } = merchant;
  const name = basename(asked.path);
  const file = await storeFile(
    merchant,
    { name, mediaType: 'application/octet-stream', lifeMs: importFileLifeMs, limitMb: null },
    createReadStream(asked.path),
  );
  const { importId } = await inTransaction(db, (tx) => addImport(tx, { by, now: clock(), file }));
  await checkImport(merchant, { importId, revision: 1 });
  const change = async (what: Partial<Parameters<typeof changeImport>[1]>): Promise<ImportView> => {
    const asking = { importId, by, now: clock(), ...what };
    const { revision } = await inTransaction(db, (tx) => changeImport(tx, asking, vault));
    await checkImport(merchant, { importId, revision });
    return showImport(merchant, asking);
  };
  const first = await showImport(merchant, { importId, by, now: clock() });
  const known = first.shops.find((one) => one.name === asked.shop);
  if (!known && !asked.isNewShop) throw new Refused('import.shop_not_found', { shop: asked.shop });
  const shop = known ?? (await madeShop(merchant, { importId, by, name: asked.shop }));
  const saved = asked.mapping === undefined ? undefined : first.savedMappings.find((one) => one.name === asked.mapping);
  if (asked.mapping !== undefined && !saved) throw new Refused('import_mapping.not_found', { mapping: asked.mapping });
  const next =
    known && first.shopId === shop.id && !saved && asked.sheet === undefined
      ? first
      : await change({ shopId: shop.id, sheetName: asked.sheet });
  const read = saved ? await change({ savedMappingId: saved.id }) : next;
  if (asked.history && read.mapping && read.mapping.missingStatus !== 'history')
    await change({ mapping: { ...read.mapping, missingStatus: 'history' } });
  return importId;
}

/** A shop that no platform stands behind. */
async function madeShop({ db, vault, clock }: Merchant, ask: Readonly<{ importId: ImportId; by: Caller; name: string }>) {
  const { shopId } = await inTransaction(db, (tx) => addImportShop(tx, { ...ask, now: clock() }, vault));
  return { id: shopId };
}

/** What the file is and what would happen, with the first errors. */
function tellCheck({ trouble, mapping, kind, encoding, check, preview }: ImportView): void {
  if (trouble) process.stdout.write(`✘ ${trouble.text}\n`);
  if (!mapping || !check) return;
  const layout = layoutOf(mapping.layout).words;
  tell(
    { 'zh-CN': `识别为：${layout['zh-CN']}（{kind}）`, en: `recognised as: ${layout.en} ({kind})` },
    { kind: [kind, encoding].filter(Boolean).join(', ') },
  );
  tell(
    {
      'zh-CN': '{rows} 行，{orders} 单、{lines} 行商品：新订单 {fresh}，已由文件导入 {byFile}，平台已有（不改动）{byPlatform}',
      en: '{rows} rows, {orders} orders of {lines} lines: {fresh} new, {byFile} there by file, {byPlatform} told by the platform and left alone',
    },
    {
      rows: check.rowCount,
      orders: check.orderCount,
      lines: check.lineCount,
      fresh: check.newCount,
      byFile: check.byFileCount,
      byPlatform: check.byPlatformCount,
    },
  );
  const { list, paid, refunded } = check.sums;
  tell(
    {
      'zh-CN': '商品金额 {list}，实付 {paid}，退款 {refunded}；没有买家信息 {anonymous} 单',
      en: 'goods {list}, paid {paid}, refunded {refunded}; {anonymous} orders name no buyer',
    },
    { list: fenToYuan(list), paid: fenToYuan(paid), refunded: fenToYuan(refunded), anonymous: check.anonymousCount },
  );
  for (const [reason, count] of Object.entries(check.skipped)) tell(prefixed(skipWords[reason as SkipReason]), { count: count ?? 0 });
  if (check.errorRowCount > 0) tell({ 'zh-CN': '有错误的行：{count}', en: 'rows with errors: {count}' }, { count: check.errorRowCount });
  for (const { number, problems } of preview.errors.slice(0, shownErrors))
    for (const { code, column, value } of problems)
      process.stdout.write(`  #${number}  ${say(problemWords[code], 'zh-CN', { column, value })}\n`);
}

const prefixed = ({ 'zh-CN': chinese, en }: Readonly<{ 'zh-CN': string; en: string }>) => ({
  'zh-CN': `{count} 行：${chinese}`,
  en: `{count} rows: ${en}`,
});

async function importNow(merchant: Merchant, importId: ImportId, by: Caller): Promise<void> {
  const { db, vault, clock } = merchant;
  await inTransaction(db, (tx) => startImport(tx, { importId, by, now: clock() }, vault));
  let toldAt = performance.now();
  await runImport(merchant, {
    importId,
    onProgress: (_outcome, share) => {
      if (performance.now() - toldAt < tellEveryMs) return;
      toldAt = performance.now();
      process.stdout.write(`  ${Math.round(share * 100)} %\n`);
    },
  });
  const { newCount, changedCount, unchangedCount, olderCount } = await showImport(merchant, { importId, by, now: clock() });
  tell(
    {
      'zh-CN': '导入完成：新增 {newCount}，更新 {changedCount}，没有变化 {unchangedCount}，保留平台数据 {olderCount}',
      en: 'imported: {newCount} new, {changedCount} changed, {unchangedCount} unchanged, {olderCount} left as they were',
    },
    { newCount, changedCount, unchangedCount, olderCount },
  );
}

async function writeErrors(merchant: Merchant, importId: ImportId, { by, path }: Readonly<{ by: Caller; path: string }>): Promise<void> {
  const { bytes } = await errorSheet(merchant, { importId, by, now: merchant.clock() });
  await pipeline(Readable.from(bytes), createWriteStream(path));
  tell({ 'zh-CN': '未导入的行已写到 {path}', en: 'the rows that were not imported are in {path}' }, { path });
}
