import type { OrderContent } from '../../orders/order-content.ts';
import { stagesBeforeRelease, stagesOnTheFloor, type FulfillmentStage } from '../fulfillment-life.ts';

/** An order of a fulfillment order, as its platform tells of it now. */
export type Member = Readonly<{
  orderId: string;
  closing: OrderContent['states']['closing'];
  refund: OrderContent['states']['refund'];
  isHeldByPlatform: boolean;
  /** its receiver changed after it was merged */
  isReaddressed: boolean;
}>;

/** Why a member has to leave: the others of its parcel must not wait for it, or must not get its address. */
export type LeavingCause = 'canceled' | 'refund' | 'platform_hold' | 'readdressed';

/**
 * Where the members part. `part`: at once. `withdraw`: it is released and comes back first. `stop`: a label exists, people have to
 * lay the parcel aside. `none`: nobody leaves, or it has left the house.
 */
export type MemberPlan = Readonly<{ how: 'part' | 'withdraw' | 'stop' | 'none'; leaving: ReadonlyMap<string, LeavingCause> }>;

const nobody: MemberPlan = { how: 'none', leaving: new Map() };

/** Which orders leave a merged fulfillment order. One that is alone stays: its own exceptions hold it. */
export function planMembers(stage: FulfillmentStage, members: readonly Member[]): MemberPlan {
  if (members.length < 2) return nobody;
  const leaving = new Map(
    members.flatMap((member) => {
      const cause = leavingCause(member);
      return cause ? [[member.orderId, cause] as const] : [];
    }),
  );
  if (leaving.size === 0) return nobody;
  if (stagesBeforeRelease.some((one) => one === stage)) return { how: 'part', leaving };
  if (stage === 'to_print') return { how: 'withdraw', leaving };
  // what the platform holds waits on the floor as it is: it may go on in a minute
  const stopping = new Map([...leaving].filter(([, cause]) => cause !== 'platform_hold'));
  return stagesOnTheFloor.some((one) => one === stage) && stopping.size > 0 ? { how: 'stop', leaving: stopping } : nobody;
}

function leavingCause({ closing, refund, isHeldByPlatform, isReaddressed }: Member): LeavingCause | null {
  if (closing !== 'open' || refund === 'refunded') return 'canceled';
  if (refund === 'requested') return 'refund';
  if (isReaddressed) return 'readdressed';
  return isHeldByPlatform ? 'platform_hold' : null;
}

/** The parts when members leave: those that stay are one, each that leaves is one of its own. */
export function partsWithout<Line extends Readonly<{ orderId: string }>>(
  lines: readonly Line[],
  leaving: ReadonlyMap<string, LeavingCause>,
): readonly (readonly Line[])[] {
  const stay = lines.filter(({ orderId }) => !leaving.has(orderId));
  const left = Map.groupBy(
    lines.filter(({ orderId }) => leaving.has(orderId)),
    ({ orderId }) => orderId,
  );
  return [stay, ...left.values()].filter((part) => part.length > 0);
}
