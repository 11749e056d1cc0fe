import { canPrintReceiver } from '@zhidan/core/waybills/account-source.ts';
import { chooseAccount } from '@zhidan/core/waybills/choose-account.ts';
import type { WaybillLine } from '@zhidan/core/waybills/account-api.ts';
import type { WaybillProblem } from '@zhidan/core/waybills/waybill-problem.ts';
import {
  orderChannelAt,
  type TakeAsk,
  type TakeBatch,
  type WaybillContact,
  type WaybillSource,
} from '@zhidan/core/waybills/waybill-source.ts';
import type { WaybillAccount } from '../accounts/account-store.ts';
import { waybillSourceOf } from '../accounts/waybill-source-of.ts';
import { connectorOf } from '../../channels/index.ts';
import type { Wish } from './wish-query.ts';

/** Why nobody is asked for a wish; `accountId` and no problem: a person types its number. */
export type UnaskedWish = Readonly<{ wish: Wish; accountId: string | null; problem: WaybillProblem | null; words: string }>;

/** Wishes that one call takes. */
export type WishBatch = Readonly<{ account: WaybillAccount; wishes: readonly Wish[]; batch: TakeBatch }>;

/** Which account is asked for which wishes, and of which sender; as many together as the service takes. */
export function batchesOf(
  wishes: readonly Wish[],
  accounts: readonly WaybillAccount[],
): Readonly<{ batches: readonly WishBatch[]; unasked: readonly UnaskedWish[] }> {
  const unasked: UnaskedWish[] = [];
  const groups = new Map<string, { account: WaybillAccount; line: WaybillLine; source: WaybillSource; wishes: Wish[] }>();
  for (const wish of wishes) {
    const { offer, problem } = chosen(wish, accounts);
    if (!offer) {
      unasked.push({ wish, accountId: null, problem, words: '' });
      continue;
    }
    const { account, line } = offer;
    const source = waybillSourceOf(account.source);
    if (!source) unasked.push({ wish, accountId: account.id, problem: null, words: '' });
    else if (wish.warehouse.contactName === '' || wish.warehouse.contactPhone === '')
      unasked.push({ wish, accountId: account.id, problem: 'bad_sender', words: `仓库“${wish.warehouse.name}”没有填写联系人和电话` });
    else {
      const key = [account.id, wish.carrier, wish.service, wish.warehouseId].join(' ');
      const group = groups.get(key) ?? { account, line, source, wishes: [] };
      group.wishes.push(wish);
      groups.set(key, group);
    }
  }
  const batches = [...groups.values()].flatMap(({ account, line, source, wishes: some }) =>
    Array.from({ length: Math.ceil(some.length / source.batchLimit) }, (_, part): WishBatch => {
      const few = some.slice(part * source.batchLimit, (part + 1) * source.batchLimit);
      return { account, wishes: few, batch: batchOf(few, line, source) };
    }),
  );
  return { batches, unasked };
}

/** Whether a wish's platform opens its receivers: a shop without a platform has none in cipher. */
const isOpenable = ({ channel, receiver }: Wish): boolean =>
  receiver.kind === 'cipher' && channel !== 'offline' && connectorOf(channel).openReceivers !== undefined;

/** Wishes whose receiver has to be opened before this account's service can print it. */
export function toOpen({ account, wishes }: WishBatch): readonly Wish[] {
  return wishes.filter(
    (wish) => isOpenable(wish) && !canPrintReceiver(account.source, { kind: wish.receiver.kind, channel: wish.channel }),
  );
}

function chosen(wish: Wish, accounts: readonly WaybillAccount[]) {
  const { shopId, channel, receiver } = wish;
  const parcel = { shopId, channel, receiverKind: receiver.kind, isOpenable: isOpenable(wish) };
  const offers = accounts.flatMap((account) => offersOf(account, wish));
  const choice = chooseAccount(
    offers.filter(({ line }) => line.carrier === wish.carrier),
    parcel,
  );
  // another carrier would get a number: that is no reason to wait for a person
  if (choice.problem !== 'no_account' || chooseAccount(offers, parcel).problem !== null) return choice;
  return { offer: null, problem: 'carrier_not_offered' as const };
}

/** All that an account may be asked for from the parcel's warehouse, by carrier. */
function offersOf(account: WaybillAccount, { warehouseId }: Wish) {
  const { id: accountId, name, source, shopId, servesAllShops, servesShopIds, lines } = account;
  const own = lines.filter((line) => line.warehouseId === warehouseId);
  return own.map((line) => ({ accountId, name, source, shopId, servesAllShops, servesShopIds, account, line }));
}

function batchOf(wishes: readonly Wish[], line: WaybillLine, source: WaybillSource): TakeBatch {
  const [first] = wishes;
  if (!first) throw new Error('a batch has a parcel');
  const { accountNo, branchCode, templateUrl } = line;
  const parcels = wishes.map((wish) => takeAskOf(wish, source));
  return { carrier: first.carrier, product: first.service, sender: senderOf(first, line), accountNo, branchCode, templateUrl, parcels };
}

/** Who hands over at the warehouse, at the address that the subscription knows. */
function senderOf({ warehouse }: Wish, { sender }: WaybillLine): WaybillContact {
  const { province, city, district, detail, contactName, contactPhone } = warehouse;
  const address = sender ?? { province, city, district, town: '', detail };
  return { name: contactName, phone: contactPhone, ...address, ciphers: {} };
}

/** The receiver goes on as its platform gave it, ciphers and masks: we never open them. */
function takeAskOf(wish: Wish, source: WaybillSource): TakeAsk {
  const { name, phone, province, city, district, town, detail, ciphers } = wish.receiver;
  const { channelOrderNos, parcelCount } = wish;
  return {
    parcelId: wish.parcelId,
    isFurther: wish.isFurther,
    channelOrderNos,
    orderChannel: orderChannelAt(source, channelOrderNos.length > 0 ? wish.channel : null),
    receiver: { name, phone, province, city, district, town, detail, ciphers },
    goods: wish.goods,
    weightGram: Math.ceil(wish.weightGram / Math.max(1, parcelCount)),
    volumeMl: Math.ceil(wish.volumeMl / Math.max(1, parcelCount)),
    insured: null,
  };
}
