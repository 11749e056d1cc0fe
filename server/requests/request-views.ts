import type { ApprovalView } from '@zhidan/core/approvals/approval-api.ts';
import type { RequestRow, ShownReceiver } from '@zhidan/core/requests/request-api.ts';
import { requestNo, type RequestId } from '@zhidan/core/requests/request-life.ts';
import { requestRefusals } from '@zhidan/core/requests/request-refusal.ts';
import { orderRefusals } from '@zhidan/core/orders/order-refusal.ts';
import type { OrderId } from '@zhidan/core/orders/order.ts';
import type { Receiver } from '@zhidan/core/orders/order-content.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Id } from '@zhidan/core/kernel/id.ts';
import { maskAddress } from '@zhidan/core/kernel/mask-address.ts';
import { maskName, maskPhone } from '@zhidan/core/kernel/mask.ts';
import type { RefusalTable } from '@zhidan/core/kernel/refusal-table.ts';
import type { Refusal } from '@zhidan/core/kernel/result.ts';
import { say, type Words } from '@zhidan/core/kernel/words.ts';
import { approvalViews } from '../approvals/index.ts';
import type { Db } from '../platform/db/database.ts';
import type { StoredRequest } from './request-store.ts';

/** A request with what lists show of its order. */
export type ListedRequest = StoredRequest & Readonly<{ orderNo: string; shopName: string }>;

/** Requests as their readers see them, in their order; with the approvals that they wait for. */
export async function requestRows(
  db: Db,
  { by, now, requests }: Asked<Readonly<{ requests: readonly ListedRequest[] }>>,
): Promise<readonly RequestRow[]> {
  const approvals = await approvalViews(db, { by, now, ids: requests.flatMap(({ taskId }) => taskId ?? []) });
  return requests.map((request) => rowOf(request, { byId: by.actor.id, approval: approvals.get(request.taskId ?? '') }));
}

function rowOf(request: ListedRequest, { byId, approval }: Readonly<{ byId: string; approval: ApprovalView | undefined }>): RequestRow {
  const { id, kind, state, stage, isLocking, reason, askedBy, askedAt, decidedAt, decidedBy, decisionReason, endedAt } = request;
  const isAsked = state === 'asked';
  return {
    id: id as RequestId,
    no: requestNo(request.no),
    kind,
    state,
    stage,
    isLocking,
    orderId: request.orderId as OrderId,
    orderNo: request.orderNo,
    shopId: request.shopId as Id<'ShopId'>,
    shopName: request.shopName,
    reason,
    askedBy,
    askedAt,
    approvalId: request.taskId,
    dueAt: isAsked ? (approval?.dueAt ?? null) : null,
    decidedAt,
    decidedBy,
    decisionReason: decisionReason || null,
    isLaidAside: request.laidAsideAt !== null,
    endedAt,
    problem: request.problem ? sayProblem(request.problem) : null,
    consequences: request.consequences.map(({ code, values }) => ({ code, values: { ...values } })),
    isMine: isAsked && (approval?.isMine ?? false),
    isAskedByMe: request.askedById === byId,
  };
}

const known: RefusalTable = { ...orderRefusals, ...requestRefusals };

function sayProblem({ code, values }: Refusal): Words {
  const row = known[code];
  return row ? { 'zh-CN': say(row, 'zh-CN', values), en: say(row, 'en', values) } : { 'zh-CN': code, en: code };
}

/** A receiver as everybody may see it. */
export function maskedReceiver({ name, phone, province, city, district, town, detail }: Receiver): ShownReceiver {
  return { name: maskName(name), phone: maskPhone(phone), address: maskAddress(`${province}${city}${district}${town}${detail}`) };
}

/** The whole of it, as far as the platform gave it. */
export function fullReceiver({ name, phone, province, city, district, town, detail }: Receiver): ShownReceiver {
  return { name, phone, address: `${province}${city}${district}${town}${detail}` };
}
