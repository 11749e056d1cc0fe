import { normalText } from '@zhidan/core/conditions/normal-text.ts';

/** A text in pieces, those that hold a word marked. */
export type MarkedPart = Readonly<{ text: string; isFound: boolean }>;

/** Where words stand in a text as it was typed: width, case and blanks between do not matter, as in the rules that found them. */
export function markedParts(text: string, words: readonly string[]): readonly MarkedPart[] {
  const characters = Array.from(text);
  const places: number[] = []; // of each unit of the normal text the character that it comes from
  let normal = '';
  for (const [index, character] of characters.entries()) {
    const piece = normalText(character);
    normal += piece;
    for (let unit = 0; unit < piece.length; unit += 1) places.push(index);
  }
  const isFound = characters.map(() => false);
  for (const word of words.map(normalText).filter((one) => one !== ''))
    for (let at = normal.indexOf(word); at >= 0; at = normal.indexOf(word, at + 1))
      isFound.fill(true, places[at], (places[at + word.length - 1] ?? 0) + 1);
  return partsOf(characters, isFound);
}

function partsOf(characters: readonly string[], isFound: readonly boolean[]): readonly MarkedPart[] {
  const parts: { text: string; isFound: boolean }[] = [];
  for (const [index, character] of characters.entries()) {
    const last = parts.at(-1);
    if (last && last.isFound === isFound[index]) last.text += character;
    else parts.push({ text: character, isFound: isFound[index] ?? false });
  }
  return parts;
}
