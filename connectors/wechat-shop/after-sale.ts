import { instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { fen } from '@zhidan/core/kernel/money.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import type { ShopAccess } from '@zhidan/core/channels/shop-grant.ts';
import type { AfterSale, WriteBack } from '@zhidan/core/channels/write-back.ts';
import { afterSaleKinds, afterSaleStates, paidOut } from './after-sale-status.ts';
import { call } from './call.ts';
import { goodsOf } from './map-lines.ts';

/** The platform answers a day at most, so a longer window is walked day by day: `start:cursor` says where the walk is. */
const daySeconds = 86_400;

/** Ids of what changed, then each of them. Source: platforms/wechat-shop.md §7. */
export const listAfterSales: WriteBack['listAfterSales'] = async (outside, access, ask) => {
  const seconds = (at: Instant): number => Math.floor(instantMs(at) / 1_000);
  const [startText = '', cursor = ''] = (ask.page ?? `${seconds(ask.from)}:`).split(/:(.*)/su);
  const start = Number(startText);
  const end = Math.min(start + daySeconds, seconds(ask.to));
  const answer = await call(outside, access, '/channels/ec/aftersale/getaftersalelist', {
    begin_update_time: start,
    end_update_time: end,
    next_key: cursor,
  });
  const { numbers, cursor: nextCursor } = readable(() => idsOf(answer));
  const items: AfterSale[] = [];
  for (const afterSaleNo of numbers) {
    const detail = await readAfterSale(outside, access, afterSaleNo);
    items.push(readable(() => afterSaleOf(detail)));
  }
  if (nextCursor !== null) return { items, next: `${start}:${nextCursor}` };
  return { items, next: end < seconds(ask.to) ? `${end}:` : null };
};

function idsOf(answer: Part): Readonly<{ numbers: readonly string[]; cursor: string | null }> {
  if (!('has_more' in answer.fields)) throw new RangeError('has_more: is missing');
  const cursor = read.isTrue(answer, 'has_more') ? read.needText(answer, 'next_key') : null;
  return { numbers: read.texts(answer, 'after_sale_order_id_list'), cursor };
}

async function readAfterSale(outside: Outside, access: ShopAccess, afterSaleNo: string): Promise<Part> {
  const answer = await call(outside, access, '/channels/ec/aftersale/getaftersaleorder', { after_sale_order_id: afterSaleNo });
  return readable(() => {
    if (!('after_sale_order' in answer.fields)) throw new RangeError('after_sale_order: is missing');
    return read.part(answer, 'after_sale_order');
  });
}

function afterSaleOf(row: Part): AfterSale {
  const status = read.text(row, 'status');
  const asked = read.fen(read.part(row, 'refund_info'), 'amount');
  return {
    afterSaleNo: read.needText(row, 'after_sale_order_id'),
    channelOrderNo: read.needText(row, 'order_id'),
    lineNos: [goodsOf(read.part(row, 'product_info'))],
    kind: afterSaleKinds[read.text(row, 'type')] ?? 'other',
    state: afterSaleStates[status] ?? 'platform_review',
    platformStatus: status,
    asked,
    refunded: paidOut.has(status) ? asked : fen(0),
    reason: read.text(row, 'reason_text') || read.text(row, 'reason'),
    appliedAt: needMoment(row, 'create_time'),
    modifiedAt: needMoment(row, 'update_time'),
    answerBy: read.seconds(row, 'deadline'),
    raw: row.fields,
  };
}

function needMoment(row: Part, name: string): Instant {
  const at = read.seconds(row, name);
  if (at === null) throw new RangeError(`${row.at}${name}: is missing`);
  return at;
}

/** What is agreed to: that the goods come back, or that the money goes back. */
const acceptReturn = 1;
const acceptRefund = 2;

/** A return is agreed in two steps: the goods first, and the money when they have come. */
export const answerAfterSale: WriteBack['answerAfterSale'] = async (outside, access, ask) => {
  const number = { after_sale_order_id: ask.afterSaleNo };
  if (!ask.isAgreed) {
    const reason = { reject_reason: ask.remark, reject_reason_type: Number(ask.reasonCode) || 0 };
    await call(outside, access, '/channels/ec/aftersale/rejectapply', { ...number, ...reason });
    return;
  }
  const afterSale = await readAfterSale(outside, access, ask.afterSaleNo);
  const what = readable(() => agreementOf(afterSale));
  const accept: JsonObject =
    what === acceptReturn ? { accept_type: what, address_id: await returnAddressId(outside, access) } : { accept_type: what };
  await call(outside, access, '/channels/ec/aftersale/acceptapply', { ...number, ...accept });
};

function agreementOf(afterSale: Part): number {
  const isAsked = read.text(afterSale, 'status') === 'MERCHANT_PROCESSING';
  const type = read.text(afterSale, 'type');
  if (type === 'REFUND' || (type === 'RETURN' && !isAsked)) return acceptRefund;
  if (isAsked) return acceptReturn;
  // the goods of an exchange came back: now the new ones go out, and money must not
  const platformWords = '换货已收到退件，请到小店后台发出换货 (send the goods of the exchange from the back office of the platform)';
  throw new ConnectorFault({ kind: 'business', platformCode: 'exchange_ships', platformWords });
}

/** The first of the shop's addresses (the shape of the answer is unverified); without one the platform says so with 10021060. */
async function returnAddressId(outside: Outside, access: ShopAccess): Promise<string> {
  const answer = await call(outside, access, '/channels/ec/merchant/address/list', { offset: 0, limit: 1 });
  return readable(() => read.texts(answer, 'address_id_list')[0] ?? '');
}
