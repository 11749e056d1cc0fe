/** Seven digits and more, with blanks and dashes between them: a phone number, a bank card, an identity card. */
const longNumber = /\d(?:[\s-]?\d){6,}/gu;

/** A memo or a buyer's message as the journal keeps it: what people typed, long numbers hidden but for the last two digits. */
export function maskNote(note: string): string {
  return note.replace(longNumber, (digits) => `****${digits.slice(-2)}`);
}
