import type { ReactNode } from 'react';

/** One column as data. On a phone each row is a card: `title` stands on top, `status` beside it, `line`s below with their names. */
export type Column<Row> = Readonly<{
  key: string;
  title: string;
  /** null when there is nothing to show: a dash in the table, no line on a card */
  cell: (row: Row) => ReactNode;
  /** px; columns without one share the rest */
  width?: number;
  align?: 'right';
  onPhone?: 'title' | 'status' | 'line' | 'none';
  /** out of sight until somebody asks for it */
  isHiddenAtStart?: boolean;
  /** cannot be hidden or moved: the name of the row, its actions */
  isFixed?: boolean;
}>;

/** Which columns a person sees, in which order. Columns that came later stand where the product puts them. */
export type ColumnChoice = Readonly<{
  order: readonly string[];
  hidden: readonly string[];
  /** px, of columns that somebody made wider or narrower */
  widths?: Readonly<Record<string, number>>;
}>;

export function startChoice(columns: readonly Column<never>[]): ColumnChoice {
  return { order: columns.map(({ key }) => key), hidden: columns.filter(({ isHiddenAtStart }) => isHiddenAtStart).map(({ key }) => key) };
}

/** All columns in the chosen order, those the choice does not know yet behind their predecessor in the product's order. */
export function orderedColumns<Row>(columns: readonly Column<Row>[], choice: ColumnChoice): Column<Row>[] {
  const byKey = new Map(columns.map((column) => [column.key, column]));
  const keys = choice.order.filter((key) => byKey.has(key));
  columns.forEach(({ key }, index) => {
    if (keys.includes(key)) return;
    const before = columns[index - 1];
    keys.splice(before ? keys.indexOf(before.key) + 1 : 0, 0, key);
  });
  return keys.flatMap((key) => byKey.get(key) ?? []);
}

export function shownColumns<Row>(columns: readonly Column<Row>[], choice: ColumnChoice): Column<Row>[] {
  const isKnown = new Set(choice.order);
  return orderedColumns(columns, choice).filter(
    ({ key, isFixed, isHiddenAtStart }) => isFixed || (isKnown.has(key) ? !choice.hidden.includes(key) : !isHiddenAtStart),
  );
}

/** A column narrower than this cannot be grasped any more. */
export const narrowestColumn = 56;
const widestColumn = 900;

/** The choice with one column as wide as somebody dragged it. */
export function widenedColumn(choice: ColumnChoice, key: string, width: number): ColumnChoice {
  const fitting = Math.round(Math.min(Math.max(width, narrowestColumn), widestColumn));
  return { ...choice, widths: { ...choice.widths, [key]: fitting } };
}

/** The choice with one column a place further up (−1) or down (+1); fixed columns keep their place. */
export function movedColumn<Row>(columns: readonly Column<Row>[], choice: ColumnChoice, key: string, by: -1 | 1): ColumnChoice {
  const keys = orderedColumns(columns, choice).map((column) => column.key);
  const isFixed = new Set(columns.filter((column) => column.isFixed).map((column) => column.key));
  const from = keys.indexOf(key);
  const to = from + by;
  const other = keys[to];
  if (from < 0 || other === undefined || isFixed.has(other) || isFixed.has(key)) return choice;
  keys[from] = other;
  keys[to] = key;
  return { ...choice, order: keys };
}

/** What the browser's storage holds, when it is a choice. */
export function parseChoice(stored: unknown): ColumnChoice | null {
  const isNames = (value: unknown): value is string[] => Array.isArray(value) && value.every((name) => typeof name === 'string');
  if (typeof stored !== 'object' || stored === null || !('order' in stored) || !('hidden' in stored)) return null;
  if (!isNames(stored.order) || !isNames(stored.hidden)) return null;
  const widths = 'widths' in stored ? soundWidths(stored.widths) : {};
  return { order: stored.order, hidden: stored.hidden, ...(Object.keys(widths).length > 0 ? { widths } : {}) };
}

function soundWidths(stored: unknown): Record<string, number> {
  if (typeof stored !== 'object' || stored === null) return {};
  return Object.fromEntries(
    Object.entries(stored).filter(([, width]) => typeof width === 'number' && width >= narrowestColumn && width <= widestColumn),
  );
}
