/** The text without what messengers read as marks: nobody's words become a link or a mention. */
export function withoutMarks(text: string): string {
  return text.replace(/[<>[\]`*_~]/gu, (mark) => fullWidth[mark] ?? '').replace(/@/gu, '＠');
}

const fullWidth: Readonly<Record<string, string>> = {
  '<': '＜',
  '>': '＞',
  '[': '［',
  ']': '］',
  '*': '＊',
  _: '＿',
  '~': '～',
  '`': '｀',
};

/** As much of a text as fits so many bytes of UTF-8, whole characters, with a mark where it was cut. */
export function withinBytes(text: string, limit: number): string {
  if (bytesOf(text) <= limit) return text;
  let kept = '';
  let size = bytesOf('…');
  for (const character of text) {
    size += bytesOf(character);
    if (size > limit) return `${kept}…`;
    kept += character;
  }
  return kept;
}

/** How many bytes a text has in UTF-8. */
function bytesOf(text: string): number {
  let size = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    size += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return size;
}
