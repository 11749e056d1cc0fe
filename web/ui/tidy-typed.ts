/** A phone or an e-mail address as it is kept: no blanks, letters and digits of usual width. For `normalize` of a field into which nobody types Chinese. */
export function tidyTyped(text: unknown): string {
  return typeof text === 'string' ? text.normalize('NFKC').replaceAll(/\s/gu, '') : '';
}
