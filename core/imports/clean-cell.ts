/** Blanks that people do not see, and marks that a program left. */
const invisible = /[\u200b-\u200d\u2060\ufeff\u00ad]/gu;
/** Most cells: nothing to clean, and a file has millions of them. */
const clean = /^[0-9A-Za-z][0-9A-Za-z.:_/-]*$/u;
const formula = /^="(.*)"$/su;

/**
 * The text that a person sees in a cell: without `="…"`, a leading apostrophe, tabs and other blanks around it, and without the
 * `-` that back offices write for nothing.
 */
export function cleanCell(cell: string): string {
  if (clean.test(cell) && cell.length !== 4) return cell; // four letters might be `null`
  let text = cell.replace(invisible, '').trim();
  text = formula.exec(text)?.[1]?.replaceAll('""', '"').trim() ?? text;
  if (text.startsWith("'")) text = text.slice(1).trim();
  return text === '-' || text === '--' || text.toLowerCase() === 'null' ? '' : text;
}

const unit = /\((?:元|件|个|单位:元)\)$/u;

/** A heading as it is compared: full-width brackets and letters made plain, units and blanks off, 账 written 帐, small letters. */
export function normalHeading(heading: string): string {
  return cleanCell(heading).normalize('NFKC').replace(/\s+/gu, ' ').replace(unit, '').replaceAll('账', '帐').trim().toLowerCase();
}

/** A status word as it is compared: `，` and `,` are one, so are brackets of both widths. */
export function normalWord(word: string): string {
  return cleanCell(word).normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
}
