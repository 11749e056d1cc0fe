const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML cannot hold; Excel writes it, and text that looks like its writing, as `_x001B_`. */
// oxlint-disable-next-line no-control-regex -- these are the characters it is about
const unwritable = /[\u0000-\u0008\u000b\u000c\u000d\u000e-\u001f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/gu;

/** Text as it stands in the XML of a spreadsheet. Halves of surrogate pairs become the replacement character. */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(unwritable, (mark) => `_x${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/[&<>"]/gu, (mark) => entities[mark] ?? mark);
}

/** The text that a spreadsheet's XML stands for, after its entities were read. */
export function textOfXml(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_mark, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
}

/** `0` → `A`, `25` → `Z`, `26` → `AA`. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${columnLetters(Math.floor(index / 26) - 1)}${letter}`;
}

/** `AA12` → `26`; null when the place has no letters. */
export function columnOf(place: string): number | null {
  let column = 0;
  let at = 0;
  for (; at < place.length; at += 1) {
    const code = place.charCodeAt(at) & 0xdf; // upper case
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return at === 0 ? null : column - 1;
}
