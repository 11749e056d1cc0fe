import type { FileAnswer } from '../../platform/files/stored-file.ts';

/** A PDF that the browser shows, so that it can be printed at once. */
export const pdfAnswer = (name: string, bytes: AsyncIterable<Uint8Array>): FileAnswer => ({
  name: `${name}.pdf`,
  mediaType: 'application/pdf',
  isShown: true,
  bytes,
});
