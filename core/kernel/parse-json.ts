import type { Json } from './canonical-json.ts';

/** Where the reading stands. */
type Reading = { readonly text: string; at: number };

const deepest = 500; // deeper nesting is an attack on the stack, not a document
const blank = /[ \t\n\r]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const words: Readonly<Record<string, Json>> = { true: true, false: false, null: null };

/**
 * Reads JSON as platforms write it: a number beyond ±2^53 becomes the text it was written as, so that no order number is rounded
 * to another order's. Everything else is as `JSON.parse` reads it.
 * @throws SyntaxError with the position of the mistake, never with a piece of the text: it may hold personal data
 */
export function parseJson(text: string): Json {
  const reading: Reading = { text, at: 0 };
  const value = readValue(reading, 0);
  skipBlanks(reading);
  if (reading.at < text.length) throw mistake(reading.at);
  return value;
}

function readValue(reading: Reading, depth: number): Json {
  skipBlanks(reading);
  const first = reading.text[reading.at];
  if (first === '"') return readText(reading);
  if (first === '{') return readObject(reading, depth + 1);
  if (first === '[') return readList(reading, depth + 1);
  for (const word in words) if (reading.text.startsWith(word, reading.at)) return readWord(reading, word);
  return readNumber(reading);
}

function readWord(reading: Reading, word: string): Json {
  reading.at += word.length;
  return words[word] ?? null;
}

function readNumber(reading: Reading): number | string {
  number.lastIndex = reading.at;
  const written = number.exec(reading.text)?.[0];
  if (!written) throw mistake(reading.at);
  reading.at += written.length;
  const value = Number(written);
  return Math.abs(value) > Number.MAX_SAFE_INTEGER ? written : value;
}

function readText(reading: Reading): string {
  const { text, at } = reading;
  let isEscaped = false;
  for (let index = at + 1; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0x22) {
      reading.at = index + 1;
      return isEscaped ? unescaped(text.slice(at, index + 1), at) : text.slice(at + 1, index);
    }
    if (unit < 0x20) throw mistake(index);
    if (unit !== 0x5c) continue;
    isEscaped = true;
    index++; // what is escaped cannot end the text
  }
  throw mistake(text.length);
}

function unescaped(literal: string, at: number): string {
  try {
    return JSON.parse(literal) as string;
  } catch {
    throw mistake(at); // JSON.parse would quote the text in its message
  }
}

function readList(reading: Reading, depth: number): Json {
  const list: Json[] = [];
  readMembers(reading, { depth, end: ']' }, () => list.push(readValue(reading, depth)));
  return list;
}

function readObject(reading: Reading, depth: number): Json {
  const members: [string, Json][] = [];
  readMembers(reading, { depth, end: '}' }, () => {
    skipBlanks(reading);
    if (reading.text[reading.at] !== '"') throw mistake(reading.at);
    const key = readText(reading);
    take(reading, ':');
    members.push([key, readValue(reading, depth)]);
  });
  return Object.fromEntries(members); // not by assignment: a key may be called __proto__
}

function readMembers(reading: Reading, { depth, end }: Readonly<{ depth: number; end: string }>, readMember: () => void): void {
  if (depth > deepest) throw mistake(reading.at);
  reading.at++;
  skipBlanks(reading);
  if (reading.text[reading.at] === end) {
    reading.at++;
    return;
  }
  for (;;) {
    readMember();
    skipBlanks(reading);
    if (reading.text[reading.at] === end) break;
    take(reading, ',');
  }
  reading.at++;
}

function take(reading: Reading, mark: string): void {
  skipBlanks(reading);
  if (reading.text[reading.at] !== mark) throw mistake(reading.at);
  reading.at++;
}

function skipBlanks(reading: Reading): void {
  blank.lastIndex = reading.at;
  blank.test(reading.text);
  reading.at = blank.lastIndex;
}

function mistake(at: number): SyntaxError {
  return new SyntaxError(`parseJson: no JSON at position ${at}`);
}
