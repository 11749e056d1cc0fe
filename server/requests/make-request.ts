import type { previewRequest, makeRequest as contract } from '@zhidan/core/requests/request-api.ts';
import type { Consequence } from '@zhidan/core/requests/consequence.ts';
import { whyClosed } from '@zhidan/core/requests/gate.ts';
import { readReceiver } from '@zhidan/core/requests/read-receiver.ts';
import { requestMade } from '@zhidan/core/requests/request-event.ts';
import { requestKinds } from '@zhidan/core/requests/request-kind.ts';
import { requestNo, requestStateWords, type RequestId } from '@zhidan/core/requests/request-life.ts';
import type { RequestAsk } from '@zhidan/core/requests/request-api.ts';
import { receiverText } from '@zhidan/core/orders/own-receiver.ts';
import { orderExceptions } from '@zhidan/core/orders/order-exception.ts';
import { toJson, type JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { mayDo, type Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { orRefuse, Refused } from '@zhidan/core/kernel/result.ts';
import { askApproval } from '../approvals/index.ts';
import { raiseExceptions, skusNamed } from '../orders/index.ts';
import type { Db, Tx } from '../platform/db/database.ts';
import { emit } from '../platform/journal/emit.ts';
import { newId } from '../platform/new-id.ts';
import type { Vault } from '../platform/secrets/vault.ts';
import { approve } from './approve-request.ts';
import { gates } from './gate-store.ts';
import { lockWithMembers, standingOfOrder, type OrderStanding } from './order-standing.ts';
import { reckonConsequences } from './reckon-consequences.ts';
import { insertRequest, openRequestsOf, setTask } from './request-store.ts';
import { sealRequest, type PersonalRequest } from './sealed-request.ts';

type Prepared = Readonly<{
  standing: OrderStanding;
  personal: PersonalRequest | null;
  consequences: readonly Consequence[];
  needsApproval: boolean;
}>;

/** What a request would mean; refused like the request itself. */
export async function preview(db: Db, ask: Asked<InputOf<typeof previewRequest>>, vault: Vault): Promise<OutputOf<typeof previewRequest>> {
  const { consequences, needsApproval } = await prepared(db, ask, vault);
  return { consequences: consequences.map(({ code, values }) => ({ code, values: { ...values } })), needsApproval };
}

/**
 * Asks for a change of an order. In this very transaction its order is locked on every road, so of a request and a print that come
 * together exactly one is first, and the request knows which stage it found.
 * @throws Refused `order.not_found`, `request.*`, `added_order.unknown_sku`
 */
export async function makeRequest(tx: Tx, ask: Asked<InputOf<typeof contract>>, vault: Vault): Promise<OutputOf<typeof contract>> {
  const { by, now, orderId, reason } = ask;
  await lockWithMembers(tx, orderId);
  const { standing, personal, consequences, needsApproval } = await prepared(tx, ask, vault);
  const { kind } = ask.ask;
  const { isLocking, approval, words } = requestKinds[kind];
  const id = newId<RequestId>(now);
  const no = await insertRequest(tx, {
    id,
    kind,
    orderId,
    shopId: standing.order.shopId,
    stage: standing.stage,
    isLocking,
    detail: detailOf(ask.ask),
    personal: personal ? sealRequest(vault, personal) : null,
    consequences,
    reason,
    askedById: by.actor.id,
    askedBy: by.actor.name,
    askedAt: now,
  });
  if (no === null) throw await alreadyOpen(tx, ask, standing);
  if (isLocking) await raiseExceptions(tx, { by, now }, [{ orderId, kind: 'change_requested', detail: { no: requestNo(no) } }]);
  await emit(tx, { by, now }, [requestMade({ subjectId: id, payload: { kind, orderId, stage: standing.stage, isLocking }, reason })]);
  if (needsApproval) {
    const { channelOrderNo } = standing.order;
    const title = { 'zh-CN': `${words['zh-CN']}：订单 ${channelOrderNo}`, en: `${words.en}: order ${channelOrderNo}` };
    const subject = { kind: 'request', id };
    await setTask(tx, id, await askApproval(tx, { by, now, kind: approval, subject, shopId: standing.order.shopId, title }));
  } else await approve(tx, { by, now, requestId: id, decidedBy: by.actor.name, reason: '' });
  return { requestId: id, no: requestNo(no), consequences: consequences.map(({ code, values }) => ({ code, values: { ...values } })) };
}

type Preparing = Asked<Readonly<{ orderId: InputOf<typeof contract>['orderId']; ask: RequestAsk }>>;

async function prepared(db: Db, ask: Preparing, vault: Vault): Promise<Prepared> {
  const { by, now } = ask;
  const standing = await standingOfOrder(db, ask, vault);
  const { kind } = ask.ask;
  const { words, permission } = requestKinds[kind];
  const orderNo = standing.order.channelOrderNo;
  if (!mayDo(by, permission)) throw new Refused('request.not_permitted', { kind: words[by.language] });
  const gate = (await gates(db)).get(kind);
  const closed = gate ? whyClosed(gate, standing.subject, now) : null;
  if (closed) throw new Refused(closed.code, closed.values(by.language));
  if (standing.order.content.states.closing === 'canceled' || standing.order.status === 'unpaid')
    throw new Refused('request.order_closed', { orderNo });
  const open = await openRequestsOf(db, [ask.orderId]);
  if (open.some((one) => one.kind === kind || (one.isLocking && requestKinds[kind].isLocking))) throw await alreadyOpen(db, ask, standing);
  await seeThatSound(db, ask, standing);
  const personal = ask.ask.kind === 'change_address' ? receiversOf(ask.ask, standing) : null;
  const consequences = await reckonConsequences(db, { by, now, ask: ask.ask, standing, personal });
  return { standing, personal, consequences, needsApproval: gate?.needsApproval ?? true };
}

/** @throws Refused `request.same_receiver` and what `readReceiver` refuses */
function receiversOf({ receiver }: Extract<RequestAsk, { kind: 'change_address' }>, { order }: OrderStanding): PersonalRequest {
  const next = orRefuse(readReceiver(receiver));
  const before = order.content.receiver;
  if (receiverText(before) === receiverText({ ...next, kind: before.kind })) throw new Refused('request.same_receiver');
  return { before, next };
}

async function seeThatSound(db: Db, { by, ask }: Preparing, { order, exceptions }: OrderStanding): Promise<void> {
  const orderNo = order.channelOrderNo;
  if (ask.kind === 'exchange') {
    const open = order.content.lines.filter(({ refund }) => refund !== 'refunded').map(({ lineNo }) => lineNo);
    const missing = ask.lines.find(({ lineNo }) => !open.includes(lineNo));
    if (missing) throw new Refused('request.no_such_line', { orderNo, lineNo: missing.lineNo });
  }
  if (ask.kind === 'exchange' || ask.kind === 'resend')
    await skusNamed(
      db,
      ask.lines.map(({ sku }) => sku),
    );
  if (ask.kind === 'release') {
    const found = exceptions.map(({ kind }) => kind);
    const wrong = ask.exceptions.filter((kind) => !found.includes(kind) || orderExceptions[kind].force === 'never');
    if (wrong.length > 0)
      throw new Refused('request.not_forceable', {
        orderNo,
        exceptions: wrong.map((kind) => orderExceptions[kind].words[by.language]).join('、'),
      });
  }
}

async function alreadyOpen(db: Db, { by, orderId, ask }: Preparing, { order }: OrderStanding): Promise<Refused> {
  const open = await openRequestsOf(db, [orderId]);
  const found = open.find(({ kind }) => kind === ask.kind) ?? open[0];
  return new Refused('request.already_open', {
    orderNo: order.channelOrderNo,
    no: found ? requestNo(found.no) : '',
    kind: found ? requestKinds[found.kind].words[by.language] : '',
    state: found ? requestStateWords[found.state][by.language] : '',
  });
}

/** What is asked, without what is about people. */
function detailOf(ask: RequestAsk): JsonObject {
  if (ask.kind === 'change_address') return {};
  const { kind: _kind, ...detail } = ask;
  return toJson(detail) as JsonObject;
}
