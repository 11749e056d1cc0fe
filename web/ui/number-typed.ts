/** The digits of what somebody typed or pasted: `１２。５` is 12.5, `¥1,234.50` is 1234.50; empty when there are none. */
export function numberTyped(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll('。', '.')
    .replaceAll(/[−–—]/gu, '-')
    .replaceAll(/[^\d.-]/gu, '');
}
