import { DeskRefusal, type DeskRefusalCode } from '../world/waybills/desk-refusal.ts';

/** Codes of the label service; all but 200 unverified. */
export const labelCodes = {
  done: 200,
  sign: 30002,
  stale: 30003,
  argument: 30001,
  method: 30004,
  account: 30005,
  carrier: 30006,
  balance: 30007,
  state: 30008,
  template: 30009,
} as const;

export class LabelRefusal extends Error {
  override readonly name = 'LabelRefusal';
  readonly code: number;

  constructor(code: keyof typeof labelCodes, message: string) {
    super(message);
    this.code = labelCodes[code];
  }
}

const deskCodes: Readonly<Record<DeskRefusalCode, keyof typeof labelCodes>> = {
  no_balance: 'balance',
  area_suspended: 'carrier',
  parcel_refused: 'carrier',
  not_subscribed: 'account',
  unknown_sender: 'account',
  unknown_waybill: 'argument',
  canceled: 'state',
  collected: 'state',
  over: 'state',
  not_collected: 'state',
};

/** What the service says no to, whoever said it first; null: another fault. */
export function labelRefusal(error: unknown): LabelRefusal | null {
  if (error instanceof LabelRefusal) return error;
  return error instanceof DeskRefusal ? new LabelRefusal(deskCodes[error.code], error.message) : null;
}
