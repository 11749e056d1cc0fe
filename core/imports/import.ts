import type { Fen } from '../kernel/money.ts';
import type { Id } from '../kernel/id.ts';
import type { RowProblem, SkipReason } from './row-problem.ts';

export type ImportId = Id<'ImportId'>;
export type ImportMappingId = Id<'ImportMappingId'>;

/** A row as the preview shows it. */
export type PreviewRow = Readonly<{
  number: number;
  cells: readonly string[];
  problems: readonly RowProblem[];
  skip: SkipReason | null;
}>;

/** What a check found in a file, before anything is imported. */
export type ImportCheck = Readonly<{
  /** rows below the headings, empty ones not counted */
  rowCount: number;
  /** orders that can be imported, and what they add up to */
  orderCount: number;
  lineCount: number;
  quantity: number;
  sums: Readonly<{ list: Fen; paid: Fen; refunded: Fen }>;
  /** of those: not there yet, there by an earlier file, told by the platform itself and left as they are */
  newCount: number;
  byFileCount: number;
  byPlatformCount: number;
  /** orders whose buyer the file does not name */
  anonymousCount: number;
  /** orders whose receiver is masked, in cipher or missing */
  maskedCount: number;
  errorRowCount: number;
  errorOrderCount: number;
  skipped: Readonly<Partial<Record<SkipReason, number>>>;
  /** status words that have no meaning yet, by how often they occur */
  unknownStatuses: Readonly<Record<string, number>>;
  /** numbers whose rows do not stand together */
  scattered: readonly string[];
}>;

/** The first rows of a file, and the first ones with something wrong. */
export type ImportPreview = Readonly<{ rows: readonly PreviewRow[]; errors: readonly PreviewRow[] }>;

/** What became of the orders so far; `olderCount` ones were left as the platform or a newer file told them. Together, the orders that are through. */
export type ImportOutcome = Readonly<{
  /** groups of rows that are through, those left out too: where an import goes on after a break */
  doneCount: number;
  newCount: number;
  changedCount: number;
  unchangedCount: number;
  olderCount: number;
}>;
