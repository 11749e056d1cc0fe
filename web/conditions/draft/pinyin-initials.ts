/** The first character of each letter in the order of pinyin; no syllable begins with i, u or v. Boundaries of an order, no words. */
const letters = 'abcdefghjklmnopqrstwxyz';
const firsts = Array.from(
  '\u963f\u516b\u5693\u54d2\u59b8\u53d1\u65ee\u54c8\u8ba5\u5494\u5783\u75f3\u62cf\u5662\u5991\u4e03\u5465\u6268\u5b83\u7a75\u5915\u4e2b\u5e00',
);

const byPinyin = new Intl.Collator('zh-CN');

/** `shdz` for the four characters of the address: what people type who look for it. A character with several readings has the one that sorts it. */
export function pinyinInitials(text: string): string {
  return Array.from(text, (character) => {
    if (!/\p{Script=Han}/u.test(character)) return /[\p{L}\p{N}]/u.test(character) ? character.toLowerCase() : '';
    return letters[firsts.findLastIndex((first) => byPinyin.compare(character, first) >= 0)] ?? '';
  }).join('');
}
