/** Mobile numbers, and land lines with an area code. Waybill numbers are longer and stand among letters or digits. */
const phone = /(?<![\dA-Za-z])(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8})(?!\d)/g;

/** A courier's sentence without whole phone numbers: `派件员 张三 138****5678`. Masked once more it stays the same. */
export function maskedSentence(text: string): string {
  return text.replace(phone, (digits) => `${digits.slice(0, 3)}****${digits.slice(-4)}`);
}
