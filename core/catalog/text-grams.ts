/** Words of a text, in one width and case: what stands between blanks and signs. */
export function wordsOf(text: string): string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/**
 * The pairs of neighbouring letters of a text, each once: 连体衣 is 连体 and 体衣. Two letters are what people search by in
 * Chinese, and how many pairs two names share says how alike they are. A word of one letter has none.
 */
export function textGrams(text: string): string[] {
  const pairs = wordsOf(text).flatMap((word) => {
    const letters = [...word];
    return letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
  });
  return [...new Set(pairs)];
}
