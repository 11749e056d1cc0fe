import { DeskRefusal, type DeskRefusalCode } from '../../world/waybills/desk-refusal.ts';

/** Why one parcel of a call gets no number; the others do. Numbers: logistics §6 (10701 from the platform's own example). */
export class ParcelRefusal extends Error {
  override readonly name = 'ParcelRefusal';
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** The platform's numbers for what the desk says; but 10701 and 1003 unverified. */
const codes: Readonly<Record<DeskRefusalCode, number>> = {
  no_balance: 10701,
  area_suspended: 100106,
  parcel_refused: 100101,
  not_subscribed: 4007,
  unknown_sender: 4029,
  unknown_waybill: 1003,
  canceled: 1003,
  collected: 4029,
  over: 4029,
  not_collected: 4029,
};

/** In the platform's numbers what the desk said; null: it was something else. */
export function parcelRefusal(error: unknown): ParcelRefusal | null {
  if (error instanceof ParcelRefusal) return error;
  return error instanceof DeskRefusal
    ? new ParcelRefusal(codes[error.code], error.code === 'no_balance' ? '电子面单库存不足' : error.message)
    : null;
}
