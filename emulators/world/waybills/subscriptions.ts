import { carrierOf } from '../parcels/carrier-fixture.ts';
import type { Address } from '../trade.ts';
import type { World } from '../world.ts';
import { DeskRefusal } from './desk-refusal.ts';
import { deskState, type Subscription } from './desk-state.ts';

export type SubscriptionAsk = Readonly<{
  source: string;
  owner: string;
  carrier: string;
  branchCode?: string | undefined;
  branchName?: string | undefined;
  senders: readonly Address[];
  customerCode?: string | undefined;
  customerKey?: string | undefined;
  /** of a carrier that sells its numbers in advance; default a thousand */
  balance?: number | undefined;
}>;

const usualBalance = 1_000;

/** A merchant signs up with a branch; with the same branch again: its terms change, what was used stays. */
export function subscribe(world: World, ask: SubscriptionAsk): Subscription {
  const carrier = carrierOf(ask.carrier);
  if (!carrier) throw new RangeError(`this world has no carrier "${ask.carrier}"`);
  const { subscriptions } = deskState(world);
  const branchCode = ask.branchCode ?? `${carrier.code}574001`;
  const place = subscriptions.findIndex((each) => isOf(each, { ...ask, carrier: carrier.code }) && each.branchCode === branchCode);
  const old = subscriptions[place];
  const made: Subscription = {
    seq: old?.seq ?? world.nextSeq('subscription'),
    source: ask.source,
    owner: ask.owner,
    carrier: carrier.code,
    branchCode,
    branchName: ask.branchName ?? old?.branchName ?? `${ask.senders[0]?.district ?? ''}${carrier.name}网点`,
    senders: ask.senders,
    customerCode: ask.customerCode ?? old?.customerCode ?? '',
    customerKey: ask.customerKey ?? old?.customerKey ?? '',
    balance: carrier.kind === 1 ? null : (ask.balance ?? old?.balance ?? usualBalance),
    taken: old?.taken ?? 0,
    canceled: old?.canceled ?? 0,
  };
  if (old) subscriptions[place] = made;
  else subscriptions.push(made);
  return made;
}

type Whose = Readonly<{ source: string; owner: string; carrier?: string | undefined }>;
const isOf = (one: Subscription, { source, owner, carrier }: Whose): boolean =>
  one.source === source && one.owner === owner && (carrier === undefined || one.carrier === carrier);

export const subscriptionsOf = (world: World, whose: Whose): readonly Subscription[] =>
  deskState(world).subscriptions.filter((each) => isOf(each, whose));

/** The branch that serves this sender. @throws DeskRefusal not_subscribed, unknown_sender */
export function branchFor(
  world: World,
  whose: Required<Whose>,
  sender: Pick<Address, 'province' | 'city' | 'district' | 'town' | 'detail'>,
): Subscription {
  const branches = subscriptionsOf(world, whose);
  if (branches.length === 0) throw new DeskRefusal('not_subscribed', whose.carrier);
  const place = placeText(sender);
  const branch = branches.find(({ senders }) => senders.some((address) => placeText(address) === place));
  if (!branch) throw new DeskRefusal('unknown_sender', `${sender.province}${sender.city}${sender.district}${sender.detail}`);
  return branch;
}

const placeText = ({
  province,
  city,
  district,
  town,
  detail,
}: Pick<Address, 'province' | 'city' | 'district' | 'town' | 'detail'>): string =>
  [province, city, district, town, detail].map((part) => part.trim()).join('|');
