import type { CarrierCode as Carrier, CarrierCodes } from '../channels/carrier/carrier-codes.ts';
import type { ChannelCode } from '../channels/channel.ts';
import type { AppField, ChannelApp, ShopAccess } from '../channels/shop-grant.ts';
import type { Outside } from '../channels/outside.ts';
import type { JsonObject } from '../kernel/canonical-json.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Fen } from '../kernel/money.ts';
import type { Words } from '../kernel/words.ts';
import type { WaybillProblem as Problem } from './waybill-problem.ts';

export type CarrierCode = Carrier;
export type WaybillProblem = Problem;

/** Where e-waybill numbers come from. The first four belong to a platform and are asked with a shop's grant. */
export type WaybillSourceCode = 'cainiao' | 'douyin' | 'pinduoduo' | 'jd' | 'kuaidi100' | 'kdniao';

/**
 * What a call is made with: a shop's app and grant for a platform's own service, the account's fields alone for an aggregator. Where a
 * platform's service has account fields too, they stand among the app's.
 */
export type WaybillAccess = Readonly<{ app: ChannelApp; grant: ShopAccess['grant'] | null }>;

/** Name, phone and street may be a platform's cipher text and are passed on as they are. */
export type WaybillContact = Readonly<{
  name: string;
  phone: string;
  province: string;
  city: string;
  district: string;
  town: string;
  detail: string;
  /** the platform's encrypted values by its own field name: `oaid` … */
  ciphers: Readonly<Record<string, string>>;
}>;

/** One parcel that wants a number. `parcelId` makes a repeated ask the same ask: it gets the number it got. */
export type TakeAsk = Readonly<{
  parcelId: string;
  /** the second or a later parcel of an order: some services know the first by the order alone and give it out again without this */
  isFurther: boolean;
  /** platform's numbers of the orders in it, and the platform's code in the service's own list (`orderChannelAt`); none: no platform's order */
  channelOrderNos: readonly string[];
  orderChannel: string;
  receiver: WaybillContact;
  goods: readonly Readonly<{ name: string; quantity: number }>[];
  weightGram: number;
  volumeMl: number;
  insured: Fen | null;
}>;

/** What all parcels of one call share. The sender must be an address of the subscription. */
export type TakeBatch = Readonly<{
  carrier: CarrierCode;
  /** the carrier's own product, empty for its usual one */
  product: string;
  sender: WaybillContact;
  /** number of the monthly account or of the branch, where the subscription asks for one */
  accountNo: string;
  branchCode: string;
  templateUrl: string;
  parcels: readonly TakeAsk[];
}>;

/** A number, and what a label needs. `printData` is opaque: handed to the print client as it is, never logged. */
export type TakenWaybill = Readonly<{
  parcelId: string;
  waybillNo: string;
  parentWaybillNo: string | null;
  /** 三段码, 大头笔, 集包地: for labels of our own; empty where the service keeps them inside `printData` */
  routing: Readonly<{ sortCode: string; marker: string; bagName: string; bagCode: string }>;
  printData: JsonObject | null;
  /** the service's own number of the order, which it wants back to cancel or intercept; empty where it has none */
  orderNoThere: string;
  /** what the service answered, without the print data */
  raw: JsonObject;
}>;

/** A batch may succeed in part; a parcel that got none says why in the service's own words. */
export type TakeOutcome =
  | Readonly<{ isTaken: true; waybill: TakenWaybill }>
  | Readonly<{ isTaken: false; parcelId: string; problem: WaybillProblem; platformCode: string; platformWords: string }>;

/**
 * What the merchant has with a carrier at this service. `balance` null: paid by month, without end, or not told. `senders` empty: the
 * service takes any sender.
 */
export type WaybillSubscription = Readonly<{
  carrier: CarrierCode | null;
  carrierCodeThere: string;
  branchCode: string;
  branchName: string;
  balance: number | null;
  senders: readonly WaybillContact[];
  accountNos: readonly string[];
}>;

type Call<Ask, Answer> = (outside: Outside, access: WaybillAccess, ask: Ask) => Promise<Answer>;

/** A source of e-waybill numbers behind one face. No state, no network but `outside`; failures of a whole call throw ConnectorFault. */
export type WaybillSource = Readonly<{
  code: WaybillSourceCode;
  words: Words;
  /** fields of an account; beside a shop's app where that serves */
  accountFields: readonly AppField[];
  addresses: Readonly<Record<string, string>>;
  /** parcels at most in one call */
  batchLimit: number;
  /** the service's codes; carriers without one cannot be asked here. The account's `carrier_codes` come before them */
  carrierCodes: CarrierCodes;
  /** the service's codes of the platforms that orders come from; `other` for all the rest */
  orderChannels: Readonly<Partial<Record<ChannelCode, string>> & { other: string }>;
  /** whose print client takes `printData`; null: labels of our own, or what `printData` holds is the label */
  printClient: 'cainiao' | 'pinduoduo' | 'douyin' | 'jd' | null;
  subscriptions: Call<null, readonly WaybillSubscription[]>;
  take: Call<TakeBatch, readonly TakeOutcome[]>;
  /** gives a number back; a number already given back is no failure, one already picked up is a ConnectorFault `business` */
  cancel: Call<Readonly<{ carrier: CarrierCode; waybillNo: string; parcelId: string; orderNoThere: string }>, void>;
  /** another receiver or other goods for a number that is not picked up yet; null: cancel and take again */
  change: Call<
    Readonly<{ carrier: CarrierCode; waybillNo: string; parcel: TakeAsk; sender: WaybillContact; templateUrl: string }>,
    TakenWaybill
  > | null;
  /** print data of a number taken before, for a reprint; null where `take` gave all there is */
  printData: Call<
    Readonly<{
      carrier: CarrierCode;
      parcels: readonly (Pick<TakeAsk, 'parcelId' | 'channelOrderNos' | 'orderChannel'> & Readonly<{ waybillNo: string }>)[];
      templateUrl: string;
    }>,
    readonly TakenWaybill[]
  > | null;
  /** whether a carrier serves an address now, and if not why and until when; null: not told here */
  reachable: Call<
    Readonly<{ carrier: CarrierCode; receiver: WaybillContact; sender: WaybillContact }>,
    Readonly<{ isReachable: boolean; reason: string; until: Instant | null }>
  > | null;
  /** stops a parcel on its way; null: not possible here */
  intercept: Call<
    Readonly<{
      carrier: CarrierCode;
      waybillNo: string;
      orderNoThere: string;
      kind: 'return' | 'change_address';
      to: WaybillContact | null;
    }>,
    void
  > | null;
}>;

/** What one of the calls is asked: `WaybillAsk<'cancel'>`. */
export type WaybillAsk<Name extends 'cancel' | 'change' | 'printData' | 'reachable' | 'intercept'> = Parameters<
  NonNullable<WaybillSource[Name]>
>[2];

/** The service's code of the platform that an order came from; null: it came from none. */
export function orderChannelAt({ orderChannels }: Pick<WaybillSource, 'orderChannels'>, channel: ChannelCode | null): string {
  return (channel && orderChannels[channel]) ?? orderChannels.other;
}
