import type { CarrierCode, CarrierCodes } from '../channels/carrier/carrier-codes.ts';
import type { Outside } from '../channels/outside.ts';
import type { PushAnswer, PushedRequest } from '../channels/push.ts';
import type { AppField, ChannelApp } from '../channels/shop-grant.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Words } from '../kernel/words.ts';
import type { TraceEvent } from './trace.ts';

/** Who tells where parcels are. */
export type TrackingSourceCode = 'kuaidi100' | 'kdniao';

/** The parcel that is asked after. Some carriers tell only who knows a phone: the receiver's or the sender's, or its last four digits. */
export type TrackAsk = Readonly<{
  carrier: CarrierCode;
  waybillNo: string;
  phone: string;
  /** city and district at both ends, for better estimates; may be empty */
  from: string;
  to: string;
}>;

/** All that a service knows of a parcel, as of now. */
export type Trace = Readonly<{
  waybillNo: string;
  /** by the service's own word, which may correct ours; null: a carrier that we do not know */
  carrier: CarrierCode | null;
  carrierCodeThere: string;
  /** whole, in the order in which things happened */
  events: readonly TraceEvent[];
  /** when the service thinks it will be delivered */
  expectedAt: Instant | null;
  /** `over`: delivered, nothing more comes; `given_up`: the service stops without an end, `reason` says why; subscribe again or ask */
  watch: 'on' | 'over' | 'given_up';
  reason: string;
  /** the parcel goes in circles, by the service's word */
  isLoop: boolean;
}>;

/** `newsId`: delivered twice it is the same. `answer` goes back after what came is stored; a request that is not genuine brings nothing. */
export type TracePush = Readonly<{
  /** it bears the service's signature; what a genuine one tells may still be of no use */
  isGenuine: boolean;
  news: readonly Readonly<{ newsId: string; trace: Trace }>[];
  answer: PushAnswer['answer'];
}>;

type Access = Readonly<{ app: ChannelApp }>;
type Call<Ask, Answer> = (outside: Outside, access: Access, ask: Ask) => Promise<Answer>;

/** A source of traces behind one face. No state, no network but `outside`; failures throw ConnectorFault. */
export type TrackingSource = Readonly<{
  code: TrackingSourceCode;
  words: Words;
  accountFields: readonly AppField[];
  addresses: Readonly<Record<string, string>>;
  carrierCodes: CarrierCodes;
  /** one number may be asked for this often at most, and all of them this often a day; null: no limit is known */
  queryEveryMs: number | null;
  queriesPerDay: number | null;
  /** asks to be told of a parcel at `callbackUrl`; asking twice is no failure */
  subscribe: Call<TrackAsk & Readonly<{ callbackUrl: string }>, void>;
  /** null: the service has nothing of this number yet */
  query: Call<TrackAsk, Trace | null>;
  /** reads what the service sends to `callbackUrl` */
  receive(app: ChannelApp, request: PushedRequest, now: Instant): TracePush;
}>;
