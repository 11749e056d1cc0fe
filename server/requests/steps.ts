import { rushPriority } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { systemCaller, type Caller } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { addOrder as addOrderContract } from '@zhidan/core/orders/added/added-order-api.ts';
import { receiverText } from '@zhidan/core/orders/own-receiver.ts';
import { requestAsk } from '@zhidan/core/requests/request-api.ts';
import { requestKinds } from '@zhidan/core/requests/request-kind.ts';
import { requestNo } from '@zhidan/core/requests/request-life.ts';
import type { RequestStep } from '@zhidan/core/requests/request-step.ts';
import * as fulfillment from '../fulfillment/index.ts';
import * as orders from '../orders/index.ts';
import type { Tx } from '../platform/db/database.ts';
import type { Vault } from '../platform/secrets/vault.ts';
import { unlock } from './approve-request.ts';
import { inHouse, standingOfOrder, type OrderStanding } from './order-standing.ts';
import { setAddedOrder, type StoredRequest } from './request-store.ts';
import { openRequest } from './sealed-request.ts';

/** What a step works with: its request and its order's rows are locked. */
export type StepAsk = Readonly<{ by: Caller; now: Instant; vault: Vault; request: StoredRequest; standing: OrderStanding }>;

/** What a step came to: done, with what is worth knowing of it; or it needs the warehouse's hand first. */
export type StepOutcome = Readonly<{ detail: JsonObject }> | 'waits';

type Step = (tx: Tx, ask: StepAsk) => Promise<StepOutcome>;

const idsOf = (rows: readonly Readonly<{ id: string }>[]): string[] => rows.map(({ id }) => id);
const done = (detail: JsonObject = {}): StepOutcome => ({ detail });

/** Says in journals for whom it is done. */
export const whyOf = ({ no, kind, reason }: StoredRequest): string =>
  `申请 ${requestNo(no)} ${requestKinds[kind].words['zh-CN']}：${reason}`;

/** The number is given back, the label is void. A printed one waits until the warehouse has the parcel in its hands. */
const takeBack: Step = async (tx, { by, now, request, standing }) => {
  const here = inHouse(standing.fulfillments);
  if (here.length === 0 && standing.fulfillments.length > 0) throw new Refused('request.left_meanwhile');
  const printed = inHouse(here, 'printed');
  if (printed.length > 0 && request.laidAsideAt === null) return 'waits';
  const ids = idsOf(inHouse(here, 'audited', 'printed'));
  const waybills = here.flatMap(({ parcels }) =>
    parcels.flatMap(({ waybillNo, state }) => (waybillNo && state === 'numbered' ? [waybillNo] : [])),
  );
  await fulfillment.withdrawFulfillment(tx, { by, now, ids, reason: whyOf(request), isStopConfirmed: true });
  return done({ waybills });
};

/** An order that goes elsewhere, or nowhere, leaves those that share its parcel. */
const part: Step = async (tx, { by, now, request: { orderId }, standing }) => {
  if (standing.subject.isMerged) await fulfillment.settleMembers(tx, { by, now, orderIds: [orderId], readdressedIds: [orderId] });
  return done({ isParted: standing.subject.isMerged });
};

const rewrite: Step = async (tx, { by, now, vault, request, standing }) => {
  if (!request.personal) throw new Error(`request ${request.id} has no receiver`);
  const { before, next } = openRequest(vault, request.personal);
  const isOvertaken = receiverText(standing.order.content.receiver) !== receiverText(before);
  if (isOvertaken && request.detail['isOvertakenSeen'] !== true) throw new Refused('request.overtaken');
  const { orderId } = request;
  await orders.readdressOrder(tx, { by, now, orderId, receiver: next, reason: whyOf(request) }, vault);
  await fulfillment.forgetSharedReceiver(tx, [orderId]);
  await judgeAnew(tx, { by, now, orderId, field: 'address' });
  return done();
};

const replace: Step = async (tx, { by, now, request }) => {
  const ask = askOf(request);
  if (ask.kind !== 'exchange') return done();
  await orders.replaceGoods(tx, { by, now, orderId: request.orderId, swaps: ask.lines, reason: whyOf(request) });
  await judgeAnew(tx, { by, now, orderId: request.orderId, field: 'goods' });
  return done();
};

const stop: Step = async (tx, { by, now, request, standing }) => {
  const own = inHouse(standing.fulfillments).filter(({ orderIds }) => orderIds.length === 1);
  await fulfillment.cancelFulfillment(tx, { by, now, ids: idsOf(own), reason: whyOf(request), isStopConfirmed: true });
  return done();
};

/** As the platform has not refunded yet, nothing else would keep the order from being shipped again. */
const hold: Step = async (tx, { by, now, request }) => {
  await orders.placeHolds(tx, { by, now }, [{ orderId: request.orderId, source: 'request', reason: '已取消，等平台退款', until: null }]);
  return done();
};

const rush: Step = async (tx, { by, now, request, standing }) => {
  await orders.rushOrder(tx, { by, now, orderId: request.orderId, reason: whyOf(request) });
  const marks = inHouse(standing.fulfillments).map(({ id, priority }) => ({ id, priority: Math.max(priority, rushPriority) }));
  await fulfillment.setFulfillmentMarks(tx, { by, now, marks });
  return done();
};

/** In the name of who approved: they stand in the report of forced orders. Exceptions that are over by now need no force. */
const force: Step = async (tx, { by, now, request, standing }) => {
  const ask = askOf(request);
  const open = standing.exceptions.map(({ kind }) => kind);
  const kinds = ask.kind === 'release' ? ask.exceptions.filter((kind) => open.includes(kind)) : [];
  const approver: Caller = { ...by, actor: { ...by.actor, name: request.decidedBy ?? by.actor.name } };
  if (kinds.length > 0) await orders.forceRelease(tx, { by: approver, now, orderId: request.orderId, kinds, reason: whyOf(request) });
  return done({ kinds });
};

const intercept: Step = async (tx, { by, now, standing }) => {
  const away = standing.fulfillments.filter(({ stage }) => stage === 'shipped' || stage === 'in_transit');
  const facts = await fulfillment.lockForClaim(tx, by, idsOf(away));
  await fulfillment.callBack(tx, { by, now }, [...facts.values()]);
  const waybills = away.flatMap(({ parcels }) =>
    parcels.flatMap(({ waybillNo, state }) => (waybillNo && state === 'shipped' ? [waybillNo] : [])),
  );
  return done({ waybills });
};

const follow: Step = async (tx, { by, now, vault, request }) => {
  const ask = askOf(request);
  if (ask.kind !== 'exchange' && ask.kind !== 'resend') return done();
  const given = addOrderContract.input.parse({
    kind: ask.kind,
    sourceOrderId: request.orderId,
    lines: ask.lines.map((line) => ({ sku: line.sku, quantity: line.quantity })),
    reason: whyOf(request).slice(0, 200),
  });
  const { orderId, channelOrderNo } = await orders.addOrder(tx, { by, now, ...given }, vault);
  await setAddedOrder(tx, request.id, orderId);
  return done({ orderNo: channelOrderNo });
};

const unlocked: Step = async (tx, { by, now, request }) => {
  await unlock(tx, { by, now, request, reason: `申请 ${requestNo(request.no)} 执行完成` });
  return done();
};

/** Every step that is done in the database; `tell` talks to the platform and is done beside them. */
export const steps: Readonly<Record<Exclude<RequestStep, 'tell'>, Step>> = {
  take_back: takeBack,
  part,
  rewrite,
  replace,
  stop,
  hold,
  rush,
  force,
  intercept,
  follow,
  unlock: unlocked,
};

/** Lines and deadline follow the order, and whoever audits looks again: route, stock and number are found anew once it is unlocked. */
async function judgeAnew(
  tx: Tx,
  { by, now, orderId, field }: Readonly<{ by: Caller; now: Instant; orderId: string; field: string }>,
): Promise<void> {
  const ids = await fulfillment.fulfillmentIdsIn(tx, [orderId], ['pending', 'audit', 'finance']);
  await fulfillment.lockForClaim(tx, by, ids);
  await fulfillment.rebuildLines(tx, { by, now, ids, toldIds: new Set(ids), fields: [field] });
}

function askOf({ kind, detail }: StoredRequest) {
  const { isOvertakenSeen: _seen, ...asked } = detail;
  return requestAsk.parse(kind === 'change_address' ? null : { kind, ...asked });
}

/** Who does it: not a person, so that audit judges the order again by itself. */
export const performer = systemCaller('requests.carry-out');

export async function stepAskOf(tx: Tx, { request, now, vault }: Pick<StepAsk, 'request' | 'now' | 'vault'>): Promise<StepAsk> {
  const standing = await standingOfOrder(tx, { orderId: request.orderId, by: performer }, vault);
  return { by: performer, now, vault, request, standing };
}
