import type { Instant } from '../kernel/instant.ts';
import { fen, type Fen } from '../kernel/money.ts';
import type { OrderStates } from '../orders/order-content.ts';
import { cleanCell, normalWord } from './clean-cell.ts';
import { fieldRow, type FieldKind, type ImportField, type importFields } from './import-field.ts';
import type { ImportMapping } from './import-mapping.ts';
import type { ImportStatus } from './import-status.ts';
import { layoutOf } from './layouts.ts';
import {
  readFlag,
  readMicroYuan,
  readMoment,
  readMoney,
  readNumber,
  readPhone,
  readQuantity,
  readText,
  type CellReading,
} from './read-cell.ts';
import type { ProblemCode, RowProblem, SkipReason } from './row-problem.ts';

type Refund = OrderStates['refund'];
type ByKind = Readonly<{
  order_no: string;
  code: string;
  text: string;
  money: Fen;
  price: bigint;
  moment: Instant;
  quantity: number;
  status: ImportStatus;
  refund: Refund;
  phone: string;
  flag: string;
}>;

/** What a row says, by field; what it does not say is absent. */
export type RowValues = { readonly [Field in ImportField]?: ByKind[(typeof importFields)[Field]['kind']] };

/** A row of a file as we read it. */
export type RowReading = Readonly<{
  number: number;
  cells: readonly string[];
  values: RowValues;
  /** the status as the file writes it */
  statusText: string;
  problems: readonly RowProblem[];
  /** why the row is no part of an order; null for one that is */
  skip: SkipReason | null;
}>;

type Plan = readonly Readonly<{ index: number; field: ImportField; kind: FieldKind; addsUp: boolean }>[];

/** Reads rows by a mapping: prepared once, used for every row of a file. */
export function rowReader(mapping: ImportMapping, headings: readonly string[]): (number: number, cells: readonly string[]) => RowReading {
  const plan: Plan = mapping.fields.flatMap((field, index) =>
    field === null ? [] : [{ index, field, kind: fieldRow(field).kind, addsUp: fieldRow(field).addsUp ?? false }],
  );
  const layout = layoutOf(mapping.layout);
  const statuses = new Map(Object.entries({ ...layout.statuses, ...mapping.statusWords }).map(([word, code]) => [normalWord(word), code]));
  const refunds = new Map(Object.entries(layout.refunds).map(([word, code]) => [normalWord(word), code]));
  const named = ({ code, fields }: Missing): RowProblem => {
    const at = fields.map((field) => mapping.fields.indexOf(field)).find((index) => index !== -1) ?? -1;
    return { code, column: headings[at] ?? '', value: '' };
  };

  const readers: { readonly [Kind in FieldKind]: (cell: string) => CellReading<unknown> } = {
    order_no: readNumber,
    code: readNumber,
    text: readText,
    money: readMoney,
    price: readMicroYuan,
    moment: lately(readMoment), // lines of one order bear one time
    quantity: readQuantity,
    phone: readPhone,
    flag: readFlag,
    status: (cell) => {
      const word = normalWord(cell);
      const status = statuses.get(word);
      if (word === '') return { value: null };
      return status === undefined ? { problem: 'status_unknown' } : { value: status };
    },
    refund: (cell) => {
      const word = normalWord(cell);
      return { value: word === '' ? null : (refunds.get(word) ?? 'requested') }; // an unknown word is safer read as a request
    },
  };

  return (number, cells) => {
    const values: Record<string, unknown> = {};
    const problems: RowProblem[] = [];
    const unread = new Set<ImportField>();
    for (const { index, field, kind, addsUp } of plan) {
      const cell = cells[index] ?? '';
      if (cell === '') continue;
      const reading = readers[kind](cell);
      if ('problem' in reading) {
        problems.push({ code: reading.problem, column: headings[index] ?? '', value: shown(cell) });
        unread.add(field);
      } else if (reading.value !== null) values[field] = addsUp ? fen(Number(values[field] ?? 0) + Number(reading.value)) : reading.value;
    }
    const statusAt = mapping.fields.indexOf('status');
    const statusText = statusAt === -1 ? '' : cleanCell(cells[statusAt] ?? '');
    const row = { number, cells, values: values as RowValues, statusText };
    const skip = skipOf(row);
    return { ...row, skip, problems: skip === null ? [...problems, ...missing(row.values, unread, layout.row === 'line').map(named)] : [] };
  };
}

/** Remembers the last answer: what is asked again and again costs once. */
function lately<Value>(read: (cell: string) => CellReading<Value>): (cell: string) => CellReading<Value> {
  let last: Readonly<{ cell: string; reading: CellReading<Value> }> | null = null;
  return (cell) => {
    if (last?.cell !== cell) last = { cell, reading: read(cell) };
    return last.reading;
  };
}

type Read = Pick<RowReading, 'cells' | 'values'>;

const totalWords = /^(?:合计|总计|小计|总和|total|sum)[:：]?$/iu;

/** What bookkeepers write in the place of goods. */
const correction = /^(?:调账|调帐|坏账|坏帐|冲销|冲减|adjust(?:ment)?\b|bad debt)/iu;

function skipOf({ cells, values }: Read): SkipReason | null {
  if (cells.every((cell) => cell.trim() === '')) return 'empty';
  if (values.orderNo === undefined ? cells.some((cell) => totalWords.test(cell.trim())) : totalWords.test(values.orderNo)) return 'total';
  if ((values.quantity ?? 1) < 0) return 'return';
  const isNegative = (values.price ?? 0n) < 0n || (values.lineTotal ?? 0) < 0;
  return isNegative || correction.test(values.title ?? '') ? 'adjustment' : null;
}

type Missing = Readonly<{ code: ProblemCode; fields: readonly ImportField[] }>;

const goodsFields = ['title', 'skuCode', 'productCode', 'barcode', 'productNo', 'goodsText'] as const;

/** What a row must say and does not. A cell that could not be read has its problem already. */
function missing(values: RowValues, unread: ReadonlySet<ImportField>, isLine: boolean): readonly Missing[] {
  const lacks = (...fields: readonly ImportField[]): boolean => fields.every((field) => values[field] === undefined && !unread.has(field));
  return [
    ...(lacks('orderNo') ? [{ code: 'order_no_missing', fields: ['orderNo'] } as const] : []),
    ...(isLine && lacks('quantity', 'goodsText') ? [{ code: 'quantity_missing', fields: ['quantity'] } as const] : []),
    ...(isLine && lacks(...goodsFields) ? [{ code: 'goods_missing', fields: goodsFields } as const] : []),
  ];
}

/** Personal data is long; what is wrong shows at the start. */
function shown(cell: string): string {
  const text = cell.trim();
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
