import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { fen, type Fen } from '@zhidan/core/kernel/money.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import { pageBackwards } from '@zhidan/core/channels/page-backwards.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import type { ShopAccess } from '@zhidan/core/channels/shop-grant.ts';
import type { AfterSale, WriteBack } from '@zhidan/core/channels/write-back.ts';
import { call, idNumber } from './call.ts';
import { unixSeconds } from './pull.ts';
import { afterSaleRows, afterSaleTypes, arbitrating, refundPaid, refundPaying } from './status-table.ts';

const size = 100;

type List = NonNullable<WriteBack['listAfterSales']>;

/** After-sales by change, oldest first, from the last page to the first, as orders are read (pull.ts). */
export const listAfterSales: List = async (outside, access, ask) => {
  const window: JsonObject = { update_start_time: unixSeconds(ask.from), update_end_time: unixSeconds(ask.to) };
  const { rows, next } = await pageBackwards(ask.page, size, async (pageNo) => {
    const { items, total } = await listPage(outside, access, { ...window, page: pageNo - 1 });
    return { rows: items, total };
  });
  const items: AfterSale[] = [];
  for (const item of rows)
    items.push(
      await withMoney(
        outside,
        access,
        readable(() => afterSaleOf(item)),
      ),
    );
  return { items, next };
};

async function listPage(outside: Outside, access: ShopAccess, params: JsonObject) {
  const data = await call(outside, access, 'afterSale.List', { ...params, order_by: ['update_time asc'], size });
  return readable(() => ({ items: read.parts(data, 'items'), total: read.whole(data, 'total') }));
}

/** One after-sale of the list; `refunded` is told by the detail alone. */
export function afterSaleOf(item: Part): AfterSale {
  const info = read.part(item, 'aftersale_info');
  const order = read.part(item, 'order_info');
  const status = read.needText(info, 'aftersale_status');
  const appliedAt = needMoment(info, 'apply_time');
  return {
    afterSaleNo: read.needText(info, 'aftersale_id'),
    channelOrderNo: read.text(order, 'shop_order_id') || read.needText(info, 'related_id'),
    lineNos: read.parts(order, 'related_order_info').map((line) => read.text(line, 'sku_order_id')),
    kind: afterSaleTypes[read.text(info, 'aftersale_type')]?.kind ?? 'other',
    state: stateOf(info, status),
    platformStatus: status,
    asked: read.fen(info, 'refund_amount'),
    refunded: fen(0),
    reason: read.text(read.part(item, 'text_part'), 'reason_text'),
    appliedAt,
    modifiedAt: read.seconds(info, 'update_time') ?? appliedAt,
    answerBy: read.seconds(info, 'status_deadline'),
    raw: item.fields,
  };
}

function stateOf(info: Part, status: string): AfterSale['state'] {
  if (arbitrating.has(read.text(info, 'arbitrate_status'))) return 'platform_review';
  const state = afterSaleRows[status]?.state ?? 'platform_review'; // a number we do not know is nothing the merchant can answer
  return state === 'done' && refundPaying.has(read.text(info, 'refund_status')) ? 'paying' : state;
}

function needMoment(info: Part, name: string): Instant {
  const at = read.seconds(info, name);
  if (at === null) throw new RangeError(`${info.at}${name}: is missing`);
  return at;
}

/** The list tells what was asked for; what was paid out stands in the detail, and only when money is back. */
async function withMoney(outside: Outside, access: ShopAccess, afterSale: AfterSale): Promise<AfterSale> {
  const info = read.part({ at: '', fields: afterSale.raw }, 'aftersale_info');
  if (read.text(info, 'refund_status') !== refundPaid) return afterSale;
  return { ...afterSale, refunded: await refundedOf(outside, access, afterSale.afterSaleNo) };
}

async function refundedOf(outside: Outside, access: ShopAccess, afterSaleNo: string): Promise<Fen> {
  const data = await call(outside, access, 'afterSale.Detail', { after_sale_id: afterSaleNo });
  return readable(() => {
    const detail = read.part(read.part(data, 'process_info'), 'after_sale_info');
    return read.text(detail, 'refund_status') === refundPaid ? read.fen(detail, 'real_refund_amount') : fen(0);
  });
}

/** `type` of `afterSale.operate`: agree, refuse. 102, 111, 112, 302 and 312 are unverified. Source: platforms/douyin.md §7. */
const operations: Readonly<Partial<Record<AfterSale['kind'], Readonly<Partial<Record<AfterSale['state'], readonly [number, number]>>>>>> = {
  refund_only: { waiting_merchant: [201, 202] },
  return_refund: { waiting_merchant: [101, 102], waiting_receipt: [111, 112] },
  exchange: { waiting_merchant: [301, 302], waiting_receipt: [311, 312] },
};

/** Agrees or refuses, by its kind and where it stands; its time of change goes along, so that an old answer does not count. */
export const answerAfterSale: NonNullable<WriteBack['answerAfterSale']> = async (outside, access, ask) => {
  const { items } = await listPage(outside, access, { aftersale_id: ask.afterSaleNo, page: 0 });
  const [item] = items;
  if (!item) throw refusedFault('no_such_after_sale', 'the shop has no after-sale of this number');
  const { kind, state, raw } = readable(() => afterSaleOf(item));
  const [agree, refuse] = operations[kind]?.[state] ?? [];
  if (agree === undefined || refuse === undefined) throw refusedFault(`${kind}.${state}`, 'this after-sale does not wait for the merchant');
  const info = read.part({ at: '', fields: raw }, 'aftersale_info');
  const data = await call(outside, access, 'afterSale.operate', {
    type: ask.isAgreed ? agree : refuse,
    items: [
      {
        aftersale_id: ask.afterSaleNo,
        remark: ask.remark,
        update_time: read.whole(info, 'update_time'),
        ...(ask.isAgreed ? {} : { reason: ask.remark, reject_reason_code: idNumber(ask.reasonCode) }),
      },
    ],
  });
  const failed = readable(() => read.parts(data, 'items').find((row) => !['', '0'].includes(read.text(row, 'status_code'))));
  if (failed) throw refusedFault(read.text(failed, 'status_code'), read.text(failed, 'status_msg'));
};

function refusedFault(platformCode: string, platformWords: string): ConnectorFault {
  return new ConnectorFault({ kind: 'business', platformCode, platformWords });
}
