const dayMs = 86_400_000;
/** Day 0 of Excel's calendar, which has a 29 February 1900 that never was: right from 1 March 1900 on. */
const epochMs = Date.UTC(1899, 11, 30);
const days1904 = 1_462;
/** From here on a number in a cell has lost digits: Excel keeps 15 of them. */
const digitsLostFrom = 1e15;

/** A number as people see it. One that is too long for a cell is written as Excel writes it, `4.17630298123457E+18`: its digits are lost. */
export function numberText(value: number): string {
  if (Math.abs(value) < digitsLostFrom) return String(Number(value.toPrecision(15)));
  const [mantissa = '', power = ''] = value.toExponential(14).split('e');
  return `${mantissa.replace(/\.?0+$/u, '')}E${power}`;
}

/** A day of Excel's calendar as `2026-11-11`, with a time as `2026-11-11 08:30:00`, a time alone as `08:30:00`. */
export function serialText(serial: number, is1904: boolean): string {
  const seconds = Math.round(serial * 86_400);
  const at = new Date(epochMs + (is1904 ? days1904 * dayMs : 0) + seconds * 1_000);
  if (Number.isNaN(at.getTime())) return numberText(serial);
  const text = at.toISOString().slice(0, 19).replace('T', ' ');
  if (serial >= 0 && serial < 1 && !is1904) return text.slice(11);
  return seconds % 86_400 === 0 ? text.slice(0, 10) : text;
}

/** Formats of dates and times that every spreadsheet knows by number, Chinese ones among them. */
const dateFormats: ReadonlySet<number> = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, ...from(27, 36), ...from(45, 47), ...from(50, 58)]);

function from(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Whether a cell's format shows its number as a date or time: by its number, or by what it is made of. */
export function isDateFormat(id: number, code = ''): boolean {
  if (dateFormats.has(id)) return true;
  const letters = code.replace(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_./giu, '');
  return /[ymdhs]/iu.test(letters) && !/general/iu.test(letters);
}
