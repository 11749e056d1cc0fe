/** The first character of each letter in the order of pinyin: no syllable begins with i, u or v. */
const letters = 'abcdefghjklmnopqrstwxyz';
const firsts = Array.from('阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀');

const byPinyin = new Intl.Collator('zh-CN');

/** `收货地址` → `shdz`: what people type who look for it. A character with several readings has the one that sorts it. */
export function pinyinInitials(text: string): string {
  return Array.from(text, (character) => {
    if (!/\p{Script=Han}/u.test(character)) return /[\p{L}\p{N}]/u.test(character) ? character.toLowerCase() : '';
    return letters[firsts.findLastIndex((first) => byPinyin.compare(character, first) >= 0)] ?? '';
  }).join('');
}
