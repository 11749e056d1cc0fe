import { DeskRefusal, type DeskRefusalCode } from '../../world/waybills/desk-refusal.ts';

/** `resultCode` of the waybill service; but 100 and 108 unverified. */
export const resultCodes = {
  done: 100,
  canceled: 108,
  argument: 111,
  customer: 112,
  order: 113,
  address: 114,
  area: 115,
  parcel: 116,
  unknown: 117,
  state: 118,
} as const;

export class WaybillRefusal extends Error {
  override readonly name = 'WaybillRefusal';
  readonly code: number;

  constructor(code: keyof typeof resultCodes, message: string) {
    super(message);
    this.code = resultCodes[code];
  }
}

const deskCodes: Readonly<Record<DeskRefusalCode, keyof typeof resultCodes>> = {
  no_balance: 'customer',
  area_suspended: 'area',
  parcel_refused: 'parcel',
  not_subscribed: 'customer',
  unknown_sender: 'customer',
  unknown_waybill: 'unknown',
  canceled: 'canceled',
  collected: 'state',
  over: 'state',
  not_collected: 'state',
};

/** What the service says no to, whoever said it first; null: another fault. */
export function waybillRefusal(error: unknown): WaybillRefusal | null {
  if (error instanceof WaybillRefusal) return error;
  return error instanceof DeskRefusal ? new WaybillRefusal(deskCodes[error.code], error.message) : null;
}
