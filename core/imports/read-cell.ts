import { instant, type Instant } from '../kernel/instant.ts';
import { fen, type Fen } from '../kernel/money.ts';
import { cleanCell } from './clean-cell.ts';
import type { ProblemCode } from './row-problem.ts';

/** What a cell says, nothing (null), or what is wrong with it. */
export type CellReading<Value> = Readonly<{ value: Value | null }> | Readonly<{ problem: ProblemCode }>;

const nothing = { value: null } as const;

const microPerFen = 10_000n;

/** `4.17630298123457E+18`: an order number after Excel. */
const scientific = /^[+-]?\d(?:\.\d+)?E\+?\d+$/iu;

/** A number that people do not reckon with: all its digits matter. */
export function readNumber(cell: string): CellReading<string> {
  const text = cleanCell(cell);
  if (text === '') return nothing;
  return scientific.test(text) ? { problem: 'number_damaged' } : { value: text.replace(/^(\d+)\.0$/u, '$1') };
}

/** `99.00`, `￥1,234.5`, `99元`, `(12.00)` for minus, `499.00（系统计算中…）`; finer than 10⁻⁶ yuan is no amount. */
const amount = /^(-?)[¥￥$£€]?(-?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d*))?元?(?:\(.*\))?$/u;
const inBrackets = /^\((.+)\)$/u;

/** Most amounts: digits and two decimals at most, exact as a number. */
const plainAmount = /^\d{1,9}(?:\.\d{1,2})?$/u;

/** An amount in millionths of a yuan: unit prices may have more than two decimals. */
export function readMicroYuan(cell: string): CellReading<bigint> {
  if (plainAmount.test(cell)) return { value: BigInt(Math.round(Number(cell) * 100)) * microPerFen };
  const plain = cleanCell(cell).normalize('NFKC').replaceAll(' ', '').replaceAll('¥', '¥');
  if (plain === '') return nothing;
  const bracketed = inBrackets.exec(plain)?.[1];
  const match = amount.exec(bracketed ?? plain);
  if (!match) return readFloat(plain);
  const [, before, after, whole = '0', decimals = ''] = match;
  if (/[1-9]/u.test(decimals.slice(6))) return { problem: 'amount_unreadable' };
  const digits = BigInt(whole.replaceAll(',', '') + decimals.slice(0, 6).padEnd(6, '0'));
  const isMinus = ((before === '-') !== (after === '-')) !== (bracketed !== undefined);
  return { value: isMinus ? -digits : digits };
}

/** A small amount as a program writes it: `1E-3`. */
function readFloat(text: string): CellReading<bigint> {
  const value = /^-?\d(?:\.\d+)?E[+-]?\d{1,2}$/iu.test(text) ? Number(text) * 1e6 : Number.NaN;
  return Number.isSafeInteger(value) ? { value: BigInt(value) } : { problem: 'amount_unreadable' };
}

/** An amount in whole fen; a fraction of a fen is no amount of money. */
export function readMoney(cell: string): CellReading<Fen> {
  if (plainAmount.test(cell)) return { value: fen(Math.round(Number(cell) * 100)) };
  const reading = readMicroYuan(cell);
  if ('problem' in reading || reading.value === null) return reading as CellReading<Fen>;
  if (reading.value % microPerFen !== 0n) return { problem: 'amount_unreadable' };
  return fenOf(reading.value / microPerFen);
}

function fenOf(value: bigint): CellReading<Fen> {
  const number = Number(value);
  return Number.isSafeInteger(number) ? { value: fen(number) } : { problem: 'amount_unreadable' };
}

/** What `quantity` pieces cost at a price in millionths of a yuan, rounded half up to the fen. */
export function lineListOf(price: bigint, quantity: number): Fen {
  return fen(Number((price * BigInt(quantity) + microPerFen / 2n) / microPerFen));
}

/** `2`, `2.0`, `2件`, `×2`, `1,000`; below 0 too: a return. */
export function readQuantity(cell: string): CellReading<number> {
  if (/^[1-9]\d{0,6}$/u.test(cell)) return { value: Number(cell) };
  const text = cleanCell(cell).normalize('NFKC').replaceAll(',', '');
  if (text === '') return nothing;
  const digits = /^[×x*]?(-?\d{1,9})(?:\.0+)?(?:件|个|盒|箱|瓶|包|套|份)?$/iu.exec(text)?.[1];
  return digits === undefined || Number(digits) === 0 ? { problem: 'quantity_unreadable' } : { value: Number(digits) };
}

/** Year first, as all our platforms write it; a day alone is its first moment in China. */
const moment =
  /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?(?:[T ]?(\d{1,2})[:时点]?(\d{2})?[:分]?(\d{2})?秒?(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?$/u;
/** Days of Excel's calendar from 2000 to 2099: a date whose cell lost its format. */
const serials = [36_526, 73_050] as const;
const dayMs = 86_400_000;
const excelEpochMs = Date.UTC(1899, 11, 30);

/** A moment in China's time unless the text bears an offset. `0001-01-01`, `1970-01-01` and `0000-00-00` are platforms' words for never. */
export function readMoment(cell: string): CellReading<Instant> {
  const text = cleanCell(cell).normalize('NFKC');
  if (text === '' || /^(?:0001|0000|1970)-0[01]-0[01]/u.test(text)) return nothing;
  const serial = /^\d{5}(?:\.\d+)?$/u.test(text) ? Number(text) : 0;
  if (serial >= serials[0] && serial <= serials[1]) return { value: shanghai(excelEpochMs + Math.round((serial * dayMs) / 1_000) * 1_000) };
  const match = moment.exec(text);
  if (!match) return { problem: 'moment_unreadable' };
  const [, year = '', month = '', day = '', hour = '0', minute = '00', second = '00', offset = '+08:00'] = match;
  const two = (digits: string): string => digits.padStart(2, '0');
  try {
    return { value: instant(`${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:${second}${offset}`) };
  } catch {
    return { problem: 'moment_unreadable' };
  }
}

function shanghai(localMs: number): Instant {
  return instant(localMs - 8 * 3_600_000);
}

/** A phone number: without the country code and blanks; masked ones stay as they are. */
export function readPhone(cell: string): CellReading<string> {
  const text = cleanCell(cell).normalize('NFKC');
  if (text === '') return nothing;
  if (scientific.test(text)) return { problem: 'number_damaged' };
  return { value: text.replaceAll(' ', '').replace(/^(?:\+|00)?86-?(?=[1*][\d*]{10}$)/u, '') };
}

export function readFlag(cell: string): CellReading<string> {
  const text = cleanCell(cell).toLowerCase();
  return { value: ['是', 'y', 'yes', '1', 'true', '赠品'].includes(text) ? 'yes' : null };
}

export function readText(cell: string): CellReading<string> {
  const text = cleanCell(cell);
  return text.includes('\ufffd') ? { problem: 'characters_unreadable' } : { value: text === '' ? null : text };
}
