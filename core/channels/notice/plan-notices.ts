import type { WriteBack } from '../write-back.ts';
import type { NoticeLine, NoticeReason } from './ship-notice.ts';

/** What one fulfillment order ships of one order, with what was told of the order before. */
export type ShippedPart = Readonly<{
  canSplit: WriteBack['canSplit'];
  /** null: there is a platform to tell */
  untold: Extract<NoticeReason, 'not_connected' | 'no_platform_order'> | null;
  /** whether all of the order that is shipped at all is in it */
  isWhole: boolean;
  /** the sold lines in it; `pieces` from the shelf here and of the line altogether, `kinds`: different SKUs the line is made of */
  lines: readonly Readonly<{ lineNo: string; quantity: number; pieces: number; allPieces: number; kinds: number }>[];
  /** parcels of it, the first one first */
  parcelIds: readonly string[];
  isToldWhole: boolean;
  /** pieces of the sold lines that were told */
  told: ReadonlyMap<string, number>;
}>;

export type PlannedNotice = Readonly<{
  parcelId: string;
  /** null: the whole order */
  lines: readonly NoticeLine[] | null;
  isTold: boolean;
  reason: NoticeReason | null;
}>;

/** What a platform is told of each parcel: whole where all is in it, else by line or quantity as the platform takes it, and nothing twice. */
export function planNotices(part: ShippedPart): readonly PlannedNotice[] {
  const [first, ...further] = part.parcelIds;
  if (first === undefined) return [];
  const { untold } = part;
  if (untold) return part.parcelIds.map((parcelId) => ({ parcelId, lines: null, isTold: false, reason: untold }));
  return [
    { parcelId: first, ...planFirst(part) },
    ...further.map((parcelId) => ({ parcelId, lines: null, isTold: false, reason: 'further_parcel' as const })),
  ];
}

function planFirst(part: ShippedPart): Omit<PlannedNotice, 'parcelId'> {
  if (part.isToldWhole) {
    return { lines: null, isTold: false, reason: part.canSplit === 'no' ? 'split_not_supported' : 'told_before' };
  }
  if (part.isWhole && part.told.size === 0) return { lines: null, isTold: true, reason: null };
  if (part.canSplit === 'no') return { lines: null, isTold: true, reason: 'split_not_supported' };
  const lines = part.lines.flatMap((line) => lineOf(line, part));
  return lines.length > 0 ? { lines, isTold: true, reason: null } : { lines: [], isTold: false, reason: 'told_before' };
}

/** Part of a line where the platform counts pieces and the line is one SKU; else the line as a whole, with its first parcel. */
function lineOf(line: ShippedPart['lines'][number], { canSplit, told }: ShippedPart): readonly NoticeLine[] {
  const left = line.quantity - (told.get(line.lineNo) ?? 0);
  if (left <= 0 || line.pieces <= 0) return [];
  const share = (line.pieces * line.quantity) / line.allPieces;
  const isPart = canSplit === 'by_quantity' && line.kinds === 1 && Number.isInteger(share);
  const quantity = isPart ? Math.min(share, left) : left;
  return [{ lineNo: line.lineNo, quantity, remaining: left - quantity }];
}
