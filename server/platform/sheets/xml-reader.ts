/** What a reader of XML hears, in order. Names come without a prefix. */
export type XmlListener = Readonly<{
  open(name: string, attributes: string): void;
  text(text: string): void;
  close(name: string): void;
}>;

const entity = /&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/giu;
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(entity, (mark, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? mark;
    const code = hex === undefined ? Number.parseInt(decimal ?? '', 10) : Number.parseInt(hex, 16);
    return code <= 0x10_ffff ? String.fromCodePoint(code) : mark;
  });
}

/** The value of an attribute in the text of a tag; null when it has none. */
export function attribute(attributes: string, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u').exec(attributes);
  return found ? decoded(found[1] ?? found[2] ?? '') : null;
}

/**
 * Reads the XML of office packages as it comes, in pieces cut anywhere: tags, text, CDATA; comments and instructions are
 * passed over. Entities that a document declares itself are not expanded, so none can grow.
 */
export function xmlReader(listener: XmlListener): (piece: string) => void {
  let rest = '';
  return (piece) => {
    const all = rest === '' ? piece : rest + piece;
    let at = 0;
    for (;;) {
      const tag = all.indexOf('<', at);
      if (tag === -1) break;
      const end = endOf(all, tag);
      if (end === -1) break;
      if (tag > at) listener.text(decoded(all.slice(at, tag)));
      tell(all.slice(tag, end), listener);
      at = end;
    }
    rest = all.slice(at);
  };
}

/** The place after the mark that begins at `tag`; -1 when it has not come whole. */
function endOf(text: string, tag: number): number {
  const after = (mark: string): number => {
    const end = text.indexOf(mark, tag + 1);
    return end === -1 ? -1 : end + mark.length;
  };
  if (text.charCodeAt(tag + 1) !== 0x21) return after('>');
  if (text.length < tag + 9) return -1;
  if (text.startsWith('<!--', tag)) return after('-->');
  return text.startsWith('<![CDATA[', tag) ? after(']]>') : after('>');
}

function tell(mark: string, listener: XmlListener): void {
  const first = mark.charCodeAt(1);
  if (first === 0x2f) return listener.close(bare(mark.slice(2, -1).trim()));
  if (first === 0x3f) return;
  if (first === 0x21) {
    if (mark.startsWith('<![CDATA[')) listener.text(mark.slice(9, -3));
    return;
  }
  const isEmpty = mark.endsWith('/>');
  const inner = mark.slice(1, isEmpty ? -2 : -1);
  const space = inner.search(/\s/u);
  const name = bare(space === -1 ? inner : inner.slice(0, space));
  listener.open(name, space === -1 ? '' : inner.slice(space));
  if (isEmpty) listener.close(name);
}

function bare(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}
