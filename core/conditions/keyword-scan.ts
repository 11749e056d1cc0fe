/** Tells of a text which of several word lists have a word in it. */
export type KeywordScan = Readonly<{
  /** Adds a list before the first scan; answers its number. The same words again are the same list. */
  add(words: readonly string[]): number;
  /** Whether a word of that list stands in the text. A text is scanned once for all lists, however often it is asked in a row. */
  finds(text: string, list: number): boolean;
}>;

/** A step into the words: which lists have a word that ends here, and how words go on. */
type Branch = { ends: number[]; next: Map<number, Branch> | null };

/**
 * One walk over a text for all the lists of all the rules that search in one field: a table by the first character of the words,
 * then a tree of the rest. Most characters of a text begin no word and cost one look into the table.
 */
export function keywordScan(): KeywordScan {
  const roots: (Branch | undefined)[] = [];
  const begins = new Uint8Array(65_536);
  const known = new Map<string, number>();
  const marks: number[] = [];
  let scanned: string | null = null;
  let round = 0;

  function add(words: readonly string[]): number {
    const key = JSON.stringify([...words].toSorted());
    const before = known.get(key);
    if (before !== undefined) return before;
    const list = marks.length;
    marks.push(0);
    known.set(key, list);
    for (const word of words) plant(word, list);
    scanned = null;
    return list;
  }

  function plant(word: string, list: number): void {
    const first = word.charCodeAt(0);
    begins[first] = 1;
    let branch = (roots[first] ??= { ends: [], next: null });
    for (let at = 1; at < word.length; at += 1) {
      const unit = word.charCodeAt(at);
      branch.next ??= new Map();
      const next: Branch = branch.next.get(unit) ?? { ends: [], next: null };
      branch.next.set(unit, next);
      branch = next;
    }
    branch.ends.push(list);
  }

  function scan(text: string): void {
    round += 1;
    scanned = text;
    for (let from = 0; from < text.length; from += 1) {
      const first = text.charCodeAt(from);
      if (begins[first] === 1) follow(roots[first], text, from);
    }
  }

  function follow(root: Branch | undefined, text: string, from: number): void {
    let at = from;
    for (let branch = root; branch !== undefined;) {
      for (const list of branch.ends) marks[list] = round;
      at += 1;
      branch = at < text.length ? branch.next?.get(text.charCodeAt(at)) : undefined;
    }
  }

  return {
    add,
    finds(text, list) {
      if (text !== scanned) scan(text);
      return marks[list] === round;
    },
  };
}
