import type * as api from '@zhidan/core/requests/request-api.ts';
import { requestAsk } from '@zhidan/core/requests/request-api.ts';
import { sayClosed, whyClosed } from '@zhidan/core/requests/gate.ts';
import { changedParts } from '@zhidan/core/requests/read-receiver.ts';
import { requestRevealed } from '@zhidan/core/requests/request-event.ts';
import { requestKindCodes, requestKinds, stepsOf } from '@zhidan/core/requests/request-kind.ts';
import { requestNo, type RequestId } from '@zhidan/core/requests/request-life.ts';
import { orderExceptions } from '@zhidan/core/orders/order-exception.ts';
import { mayDo, type Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Words } from '@zhidan/core/kernel/words.ts';
import { approvalViews } from '../approvals/index.ts';
import type { Db, Tx } from '../platform/db/database.ts';
import { emit } from '../platform/journal/emit.ts';
import type { Vault } from '../platform/secrets/vault.ts';
import { gates } from './gate-store.ts';
import { standingOfOrder, type OrderStanding } from './order-standing.ts';
import { doneSteps, openRequestsOf, skuCodesOf, type DoneStep, type StoredRequest } from './request-store.ts';
import { listedRequest } from './request-list-query.ts';
import { fullReceiver, maskedReceiver, requestRows, type ListedRequest } from './request-views.ts';
import { openRequest } from './sealed-request.ts';

/** @throws Refused `request.not_found` */
async function requestInScope(db: Db, ask: Asked<Readonly<{ requestId: string }>>): Promise<ListedRequest> {
  const request = await listedRequest(db, ask);
  if (!request) throw new Refused('request.not_found', { requestId: ask.requestId });
  return request;
}

/** A request with all that is needed to decide it on a phone. Personal data masked. */
export async function showRequest(db: Db, ask: Asked<InputOf<typeof api.showRequest>>, vault: Vault): Promise<api.RequestView> {
  const { by, now } = ask;
  const request = await requestInScope(db, ask);
  const [row] = await requestRows(db, { by, now, requests: [request] });
  if (!row) throw new Refused('request.not_found', { requestId: ask.requestId });
  const standing = await standingOfOrder(db, { orderId: request.orderId, by }, vault);
  const approvals = await approvalViews(db, { by, now, ids: request.taskId ? [request.taskId] : [] });
  const { content } = standing.order;
  return {
    ...row,
    receiver: receiversOf(request, vault),
    goods: content.lines.map(({ title, specification, quantity, pictureUrl }) => ({ title, specification, quantity, pictureUrl })),
    asked: [...askedWords(request, standing)],
    paidFen: content.amounts.paid,
    shipBy: content.shipBy,
    steps: stepsShown(request, await doneSteps(db, request.id)),
    approval: (request.taskId ? approvals.get(request.taskId) : undefined) ?? null,
    addedOrderId: request.addedOrderId as never,
    isMasked: by.maskedFields.has('order.receiver'),
  };
}

function receiversOf({ personal }: StoredRequest, vault: Vault): api.RequestView['receiver'] {
  if (!personal) return null;
  const { before, next } = openRequest(vault, personal);
  return { before: maskedReceiver(before), next: maskedReceiver(next), changed: [...changedParts(before, next)] };
}

const both = (text: string): Words => ({ 'zh-CN': text, en: text });

function askedWords({ kind, detail }: StoredRequest, { order }: OrderStanding): readonly Words[] {
  if (kind === 'change_address' || kind === 'rush' || kind === 'cancel') return [];
  const { isOvertakenSeen: _seen, ...asked } = detail;
  const ask = requestAsk.parse({ kind, ...asked });
  if (ask.kind === 'exchange')
    return ask.lines.map(({ lineNo, sku, quantity }) => {
      const line = order.content.lines.find((one) => one.lineNo === lineNo);
      return both(`${line?.title ?? lineNo} ${line?.specification ?? ''} → ${sku} ×${quantity}`);
    });
  if (ask.kind === 'resend') return ask.lines.map(({ sku, quantity }) => both(`${sku} ×${quantity}`));
  return ask.kind === 'release' ? ask.exceptions.map((one) => orderExceptions[one].words) : [];
}

const toldWords: Readonly<Record<string, Words>> = {
  yes: { 'zh-CN': '平台已收到', en: 'the platform has it' },
  impossible: { 'zh-CN': '平台没有这个接口', en: 'the platform has no such call' },
  refused: { 'zh-CN': '平台没有收下', en: 'the platform did not take it' },
};

/** What is done and what is still to come. */
function stepsShown({ kind, stage, state }: StoredRequest, done: readonly DoneStep[]): api.RequestView['steps'] {
  const byStep = new Map(done.map((one) => [one.step, one]));
  const isOver = state === 'rejected' || state === 'withdrawn' || state === 'lapsed';
  return stepsOf(kind, stage)
    .filter((step) => !isOver || byStep.has(step))
    .map((step) => {
      const one = byStep.get(step);
      return { step, at: one?.at ?? null, note: one ? noteOf(one) : null };
    });
}

function noteOf({ step, detail }: DoneStep): Words | null {
  if (step === 'tell') {
    const words = toldWords[String(detail['told'])];
    const said = typeof detail['words'] === 'string' ? `：${detail['words']}` : '';
    return words ? { 'zh-CN': words['zh-CN'] + said, en: words.en + said } : null;
  }
  const waybills = Array.isArray(detail['waybills']) ? detail['waybills'].map(String).join('、') : '';
  const text = waybills || (typeof detail['orderNo'] === 'string' ? detail['orderNo'] : '');
  return text === '' ? null : both(text);
}

/**
 * Both receivers in full. Who saw them, and why, is in the journal.
 * @throws Refused `request.not_found`, `order.receiver_masked`, `request.not_approver`
 */
export async function revealRequest(
  tx: Tx,
  ask: Asked<InputOf<typeof api.revealRequest>>,
  vault: Vault,
): Promise<OutputOf<typeof api.revealRequest>> {
  const { by, now, reason } = ask;
  if (by.maskedFields.has('order.receiver')) throw new Refused('order.receiver_masked');
  const request = await requestInScope(tx, ask);
  const [row] = await requestRows(tx, { by, now, requests: [request] });
  if (!row?.isMine && !row?.isAskedByMe && !mayDo(by, 'personal_data.reveal')) throw new Refused('request.not_approver');
  if (!request.personal) throw new Refused('request.not_found', { requestId: ask.requestId });
  await emit(tx, { by, now }, [requestRevealed({ subjectId: request.id, payload: {}, reason })]);
  const { before, next } = openRequest(vault, request.personal);
  return { before: fullReceiver(before), next: fullReceiver(next) };
}

/** What may be asked of an order now; what may not says why. */
export async function showRequestChoices(
  db: Db,
  ask: Asked<InputOf<typeof api.showRequestChoices>>,
  vault: Vault,
): Promise<OutputOf<typeof api.showRequestChoices>> {
  const { by, now, orderId } = ask;
  const { order, stage, subject, exceptions } = await standingOfOrder(db, { orderId, by }, vault);
  const known = await gates(db);
  const codes = await skuCodesOf(db, orderId);
  const open = await openRequestsOf(db, [orderId]);
  return {
    orderNo: order.channelOrderNo,
    stage,
    isMerged: subject.isMerged,
    choices: requestKindCodes
      .filter((kind) => mayDo(by, requestKinds[kind].permission))
      .map((kind) => {
        const gate = known.get(kind);
        const closed = gate ? whyClosed(gate, subject, now) : null;
        return { kind, isOpen: closed === null, why: closed ? sayClosed(closed) : null };
      }),
    exceptions: exceptions.map(({ kind }) => kind).filter((kind) => orderExceptions[kind].force === 'with_reason'),
    lines: order.content.lines.map(({ lineNo, title, specification, quantity }) => ({
      lineNo,
      title,
      specification,
      quantity,
      skuCode: codes.get(lineNo) ?? '',
    })),
    openRequests: open.map(({ id, no, kind, state }) => ({ id: id as RequestId, no: requestNo(no), kind, state })),
  };
}
