import type { Address } from '../trade.ts';
import type { ScanKind } from './scan-kinds.ts';
import type { StoryName } from './stories.ts';

/** One line of a trace. */
export type Scan = Readonly<{ atMs: number; kind: ScanKind; city: string; text: string }>;

/** A parcel of a carrier, born with its number. Replaced as a whole when it changes. */
export type Parcel = Readonly<{
  /** unique in the world */
  seq: number;
  /** code of the carrier in this world */
  carrier: string;
  waybillNo: string;
  from: Address;
  to: Address;
  senderPhone: string;
  receiverPhone: string;
  numberedMs: number;
  story: StoryName;
  /** what happened, and what will if nobody interferes; by moment. Empty until the carrier is expected. */
  plan: readonly Scan[];
  /** counted up with every new plan: what was due by an older one does not happen */
  planNo: number;
  canceledMs: number | null;
}>;

/** What has happened by now, oldest first. */
export const scansOf = (parcel: Parcel, nowMs: number): readonly Scan[] => parcel.plan.filter(({ atMs }) => atMs <= nowMs);
