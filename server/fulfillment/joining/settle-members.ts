import { planMembers, partsWithout, type LeavingCause, type MemberPlan } from '@zhidan/core/fulfillment/joining/member-changes.ts';
import type { FoundException } from '@zhidan/core/orders/order-exception.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { clearExceptions, raiseExceptions } from '../../orders/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { withdrawFulfillment } from '../claims/take-back.ts';
import { joinablesOf, lockJoinables, type Joinable } from './joining-store.ts';
import { makeParts } from './make-parts.ts';
import { membersOf, openWithSeveralMembers, type MemberFacts } from './member-query.ts';

export type SettleMembersAsk = Asked<
  Readonly<{
    orderIds: readonly string[];
    /** of them those whose receiver has just changed */
    readdressedIds: readonly string[];
  }>
>;

type Plan = Readonly<{ own: Joinable; members: readonly MemberFacts[]; plan: MemberPlan }>;

/**
 * Orders that cannot go on with the others of their parcel leave it: closed, refunding, held by the platform, or readdressed. Before
 * the label they get a fulfillment order of their own and the others stay together in a new one; with a label the parcel is stopped.
 * To be called before whatever locks the changed orders is lifted. Asked again, nothing more happens.
 */
export async function settleMembers(tx: Tx, ask: SettleMembersAsk): Promise<void> {
  const plans = await plansFor(tx, ask);
  const released = plans.filter(({ plan }) => plan.how === 'withdraw');
  if (released.length > 0) {
    const ids = released.map(({ own }) => own.id);
    await withdrawFulfillment(tx, { ...ask, ids, reason: leavesWords, isStopConfirmed: false });
  }
  const after = released.length > 0 ? await plansFor(tx, ask) : plans;
  await part(
    tx,
    ask,
    after.filter(({ plan }) => plan.how === 'part'),
  );
  await stop(tx, ask, after);
}

const leavesWords = '合单成员退出';

async function plansFor(tx: Tx, { orderIds, readdressedIds }: SettleMembersAsk): Promise<readonly Plan[]> {
  const ids = await openWithSeveralMembers(tx, orderIds);
  if (ids.length === 0) return [];
  await lockJoinables(tx, ids);
  const members = await membersOf(tx, ids);
  const readdressed = new Set(readdressedIds);
  return (await joinablesOf(tx, ids)).map((own) => {
    const some = (members.get(own.id) ?? []).map((member) => ({
      ...member,
      isReaddressed: member.isReaddressed || readdressed.has(member.orderId),
    }));
    return { own, members: some, plan: planMembers(own.stage, some) };
  });
}

/** Each of those that leave gets a fulfillment order of its own, and what told of a label is over. */
async function part(tx: Tx, { by, now }: Pick<Asked, 'by' | 'now'>, plans: readonly Plan[]): Promise<void> {
  if (plans.length === 0) return;
  await makeParts(tx, {
    by,
    now,
    way: 'member_left',
    reason: leavesWords,
    splits: plans.map(({ own, plan }) => ({ whole: own, parts: partsWithout(own.lines, plan.leaving), isFree: true })),
  });
  const orderIds = plans.flatMap(({ own }) => own.orderIds);
  await clearExceptions(
    tx,
    { by, now },
    orderIds.flatMap((orderId) => kinds.map((kind) => ({ orderId, kind }))),
  );
}

const kinds = ['merge_member_canceled', 'merge_member_readdressed'] as const;

const kindOf: Readonly<Record<LeavingCause, (typeof kinds)[number]>> = {
  canceled: 'merge_member_canceled',
  refund: 'merge_member_canceled',
  platform_hold: 'merge_member_canceled',
  readdressed: 'merge_member_readdressed',
};

/** What has a label is stopped by exceptions (who follows them tells the warehouse), and goes on when nobody leaves any more. */
async function stop(tx: Tx, { by, now }: Pick<Asked, 'by' | 'now'>, plans: readonly Plan[]): Promise<void> {
  const over = plans.filter(({ plan }) => plan.how === 'none').flatMap(({ own }) => own.orderIds);
  await clearExceptions(
    tx,
    { by, now },
    over.map((orderId) => ({ orderId, kind: 'merge_member_canceled' })),
  );
  const found = plans.flatMap((plan) => (plan.plan.how === 'stop' ? warnings(plan) : []));
  await raiseExceptions(tx, { by, now }, found);
}

/** The members that stay are told who leaves; of those with a new address also the one itself, which nothing else holds. */
function warnings({ members, plan }: Plan): readonly FoundException[] {
  return [...plan.leaving].flatMap(([orderId, cause]) => {
    const orderNo = members.find((member) => member.orderId === orderId)?.orderNo ?? '';
    const kind = kindOf[cause];
    const told = members.filter((member) => member.isOpen && (member.orderId !== orderId || kind === 'merge_member_readdressed'));
    return told.map((member): FoundException => ({ orderId: member.orderId, kind, detail: { orderNo } }));
  });
}
