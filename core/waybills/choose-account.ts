import type { ChannelCode } from '../channels/channel.ts';
import { canPrintReceiver, isAskedByShop, type AccountSource } from './account-source.ts';
import type { WaybillProblem } from './waybill-problem.ts';

/** An account that serves a carrier from a warehouse. */
export type AccountOffer = Readonly<{
  accountId: string;
  name: string;
  source: AccountSource;
  /** the shop that it is asked by */
  shopId: string | null;
  servesAllShops: boolean;
  servesShopIds: readonly string[];
}>;

/** The account to ask, or why there is none. */
export type AccountChoice<Offer extends AccountOffer> = Readonly<
  { offer: Offer; problem: null } | { offer: null; problem: WaybillProblem }
>;

/** `isOpenable`: its platform opens its receivers for a label, so that any service can print them. */
export type OfferedParcel = Readonly<{
  shopId: string;
  channel: ChannelCode;
  receiverKind: 'plain' | 'masked' | 'cipher';
  isOpenable: boolean;
}>;

/**
 * The account that a parcel's number is asked of: its shop's own platform account first, then one that names the shop, then one for all
 * shops; people who type numbers last, equals by name.
 */
export function chooseAccount<Offer extends AccountOffer>(offers: readonly Offer[], parcel: OfferedParcel): AccountChoice<Offer> {
  const serving = offers.filter((offer) => rankOf(offer, parcel) !== null);
  const { receiverKind: kind, channel, isOpenable } = parcel;
  const able = serving.filter(({ source }) => isOpenable || canPrintReceiver(source, { kind, channel }));
  const [best] = able.toSorted((left, right) => rankAt(left, parcel) - rankAt(right, parcel) || (left.name < right.name ? -1 : 1));
  if (best) return { offer: best, problem: null };
  return { offer: null, problem: serving.length === 0 ? 'no_account' : 'receiver_ciphered' };
}

const rankAt = (offer: AccountOffer, parcel: OfferedParcel): number => rankOf(offer, parcel) ?? Number.POSITIVE_INFINITY;

/** Lower goes first; null: it does not serve the parcel's shop. */
function rankOf(offer: AccountOffer, { shopId }: OfferedParcel): number | null {
  const byHand = offer.source === 'hand' ? 10 : 0;
  if (isAskedByShop(offer.source) && offer.shopId === shopId) return 0;
  if (offer.servesShopIds.includes(shopId)) return 1 + byHand;
  return offer.servesAllShops ? 2 + byHand : null;
}
