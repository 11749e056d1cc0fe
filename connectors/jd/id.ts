/** A number of the platform as its calls want it: a JSON number as long as that keeps every digit, else text. */
export function idOf(no: string): number | string {
  const id = Number(no);
  return /^\d+$/u.test(no) && Number.isSafeInteger(id) ? id : no;
}
