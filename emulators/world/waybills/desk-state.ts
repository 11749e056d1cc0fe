import type { Address } from '../trade.ts';
import type { World } from '../world.ts';

/** A merchant's standing with one branch of a carrier, at one source of numbers. */
export type Subscription = {
  readonly seq: number;
  /** platform or aggregator by its folder: who gives out the numbers */
  readonly source: string;
  /** a shop by its seq, or an account of an aggregator */
  readonly owner: string;
  /** code of the carrier in this world */
  readonly carrier: string;
  readonly branchCode: string;
  readonly branchName: string;
  /** where parcels of this branch may come from */
  readonly senders: readonly Address[];
  /** 月结卡号, 青龙业主号 or the number of the customer with the carrier; empty: there is none */
  readonly customerCode: string;
  /** what the carrier gave the merchant to prove it; empty: it asks for none */
  readonly customerKey: string;
  /** numbers left; null: settled by the month, never used up */
  balance: number | null;
  taken: number;
  canceled: number;
};

export type Contact = Readonly<{ name: string; phone: string; address: Address }>;

/** A number that was given out, and what its label says. Replaced as a whole when it changes. */
export type IssuedWaybill = Readonly<{
  source: string;
  owner: string;
  carrier: string;
  waybillNo: string;
  subscriptionSeq: number;
  /** the ask that it answers: asked again, it is given again */
  key: string;
  /** what the merchant calls the parcel */
  objectId: string;
  tradeNos: readonly string[];
  packageId: string;
  sender: Contact;
  receiver: Contact;
  goods: readonly Readonly<{ name: string; count: number }>[];
  weightGram: number;
  templateUrl: string;
  isEncrypted: boolean;
  issuedMs: number;
  canceledMs: number | null;
  /** what only its source knows of it */
  own: Readonly<Record<string, string>>;
}>;

/** Where a carrier does not deliver. */
export type SuspendedArea = Readonly<{
  /** null: no carrier does */
  carrier: string | null;
  province: string;
  city: string | null;
  district: string | null;
  reason: string;
  untilMs: number | null;
}>;

/** Parcels that a source will not give a number. */
export type RefusedParcels = {
  readonly source: string | null;
  /** over trade numbers, the merchant's own number and the address */
  readonly pattern: RegExp;
  readonly reason: string;
  left: number;
};

export type DeskState = {
  readonly subscriptions: Subscription[];
  readonly waybills: Map<string, IssuedWaybill>;
  /** living waybills by the ask that they answer */
  readonly byKey: Map<string, string>;
  areas: readonly SuspendedArea[];
  refusals: readonly RefusedParcels[];
};

export const deskState = (world: World): DeskState =>
  world.own('waybills', () => ({ subscriptions: [], waybills: new Map(), byKey: new Map(), areas: [], refusals: [] }));
