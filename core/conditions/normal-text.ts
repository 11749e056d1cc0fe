import type { Brand } from '../kernel/brand.ts';
import { storableText } from '../kernel/canonical-json.ts';

/**
 * Text as conditions compare it: compatibility forms folded (`ＡＢ` is `ab`, `①` is `1`), lower case, without blanks and invisible
 * characters. Made once, on write, and by this function alone: a closure and PostgreSQL compare the same stored text.
 */
export type NormalText = Brand<string, 'NormalText'>;

const invisible = /[\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu;

/** Chinese characters, digits, small letters and plain punctuation: what most text is made of and what stays as it is. */
const alreadyNormal = /^[\u4e00-\u9fff!-@[-~]*$/;

/** Normalises text; normalising it again changes nothing. */
export function normalText(text: string): NormalText {
  if (alreadyNormal.test(text)) return text as NormalText;
  let before = storableText(text);
  // taking a character out may let its neighbours join, so once is not always enough; four times always was
  for (let round = 0; round < 4; round += 1) {
    const after = before.replace(invisible, '').normalize('NFKC').toLowerCase().normalize('NFKC').replace(invisible, '');
    if (after === before) break;
    before = after;
  }
  return before as NormalText;
}

/** A character of the text as people wrote it, with the marks that belong to it. */
const cluster = /\P{M}\p{M}*|\p{M}+/gu;

/**
 * Where a part of a normalised text stands in the text as people wrote it, to mark it there; null when it cannot be told.
 * Indexes count UTF-16 units, `to` is the one after the last.
 */
export function spanInOriginal(original: string, part: NormalText): Readonly<{ from: number; to: number }> | null {
  const starts: number[] = [];
  let normal = '';
  for (const { 0: character, index } of original.matchAll(cluster)) {
    const piece = normalText(character);
    for (let unit = 0; unit < piece.length; unit += 1) starts.push(index);
    normal += piece;
  }
  starts.push(original.length);
  const at = part === '' ? -1 : normal.indexOf(part);
  const from = starts[at];
  const last = starts[at + part.length - 1];
  if (from === undefined || last === undefined) return null;
  const lastLength = cluster[Symbol.match](original.slice(last))?.[0].length ?? 1;
  return { from, to: last + lastLength };
}
