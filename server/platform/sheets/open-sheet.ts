import { Refused } from '@zhidan/core/kernel/result.ts';
import { openHtml, openXls } from './old-book.ts';
import type { SheetBook } from './sheet-book.ts';
import { firstBytes, type SheetSource } from './sheet-source.ts';
import { openText } from './text-book.ts';
import { openXlsx } from './xlsx-book.ts';

const headBytes = 4_096;
/** First bytes of an old Office file, and of a new one that a password locks. */
const oleMark = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
/** A name in the directory of an Office file with a password, in UTF-16. */
const lockedMark = Buffer.from('EncryptedPackage', 'utf16le');

/**
 * Opens a spreadsheet file by what it is, whatever its name says: .csv, .tsv, .txt, .xlsx, .xls, and HTML tables named .xls.
 * @throws Refused `sheet.…` saying what is wrong with it and what to do
 */
export async function openSheet(source: SheetSource): Promise<SheetBook> {
  const head = await firstBytes(source, headBytes);
  if (head.subarray(0, 2).toString('latin1') === 'PK') return openXlsx(source);
  if (head.subarray(0, 4).equals(oleMark)) {
    // the directory may stand anywhere in the file
    if (await holds(source, lockedMark)) throw new Refused('sheet.locked');
    return openXls(source);
  }
  if (/^[\s\uFEFF]*(?:<\?xml|<!doctype html|<html|<table|<meta)/iu.test(head.toString('utf8'))) return openHtml(source);
  const isUtf16 = head[0] === 0xff || head[0] === 0xfe;
  if (!isUtf16 && head.includes(0)) throw new Refused('sheet.not_a_sheet');
  return openText(source);
}

async function holds(source: SheetSource, mark: Buffer): Promise<boolean> {
  let tail = Buffer.alloc(0);
  for await (const bytes of source.bytes()) {
    const joined = Buffer.concat([tail, bytes]);
    if (joined.includes(mark)) return true;
    tail = joined.subarray(-mark.length);
  }
  return false;
}
