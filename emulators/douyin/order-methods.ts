import type { Trade } from '../world/trade.ts';
import { DouyinError, invalid } from './douyin-error.ts';
import { forShop, isTrue, numberOf, recordsOf, seconds, textOf, tradeOf, type DouyinMethod, type Params, type ShopCall } from './method.ts';
import { indexOf, openAddressId, type CipherKind } from './cipher.ts';
import { orderDocument } from './order-document.ts';
import { orderIdOf } from './native-number.ts';
import { orderStatus } from './order-status.ts';

/** lists know orders created this long ago */
const visibleSeconds = 90 * 86_400;
/** rows that paging reaches (documented for after-sales, probable for orders) */
const deepest = 50_000;

export const orderMethods: Readonly<Record<string, DouyinMethod>> = {
  'order.searchList': forShop(['page', 'size'], searchList),
  'order.orderDetail': forShop(['shop_order_id'], (call) => ({
    shop_order_detail: orderDocument(call.world, tradeOf(call, 'shop_order_id')),
  })),
  'order.searchByReceiver': forShop([], (call) => {
    const wanted = ['post_receiver', 'post_tel', 'receiver_index', 'tel_index'].map((name) => textOf(call.params, name)).filter(Boolean);
    const found = visible(call).filter(({ receiver }) =>
      wanted.some((text) =>
        [receiver.name, receiver.phone, indexOf('name', receiver.name), indexOf('phone', receiver.phone)].includes(text),
      ),
    );
    return pageOf(call, found);
  }),
  'order.getSearchIndex': forShop(['plain_text', 'sensitive_type'], ({ params }) => ({ encrypt_index_text: searchIndex(params) })),
  'order.BatchSearchIndex': forShop(['plain_text_list'], ({ params }) => ({
    encrypt_index_text_list: recordsOf(params, 'plain_text_list').map((item) => ({
      plain_text: textOf(item, 'plain_text'),
      search_index: searchIndex(item),
    })),
  })),
  'order.mergeV2': forShop(['merge_list'], merge),
  'order.merge': forShop(['merge_list'], merge),
};

function visible(call: ShopCall): Trade[] {
  const oldest = seconds(call.world.nowMs()) - visibleSeconds;
  return call.world.trades(call.shop.seq).filter((trade) => seconds(trade.createdMs) >= oldest);
}

const times = { create_time: 'createdMs', update_time: 'modifiedMs' } as const;
type TimeName = keyof typeof times;

/** By creation, newest first, unless the caller says otherwise: polling by update_time without order_by mixes (spec §3). */
function searchList(call: ShopCall): unknown {
  const { params } = call;
  const orderBy = textOf(params, 'order_by') || 'create_time';
  if (orderBy !== 'create_time' && orderBy !== 'update_time') throw invalid('order_by');
  const turn = isTrue(params, 'order_asc') ? 1 : -1;
  const found = visible(call)
    .filter((trade) => isInside(params, trade, 'create_time') && isInside(params, trade, 'update_time'))
    .filter((trade) => isAsked(params, trade))
    .toSorted((left, right) => turn * (seconds(left[times[orderBy]]) - seconds(right[times[orderBy]]) || left.seq - right.seq));
  return pageOf(call, found);
}

/** From the start, up to and without the end. */
function isInside(params: Params, trade: Trade, name: TimeName): boolean {
  const at = seconds(trade[times[name]]);
  const from = numberOf(params, `${name}_start`, { fallback: 0, least: 0, most: 1e10 });
  const to = numberOf(params, `${name}_end`, { fallback: 1e10, least: 0, most: 1e10 });
  return at >= from && at < to;
}

function isAsked(params: Params, trade: Trade): boolean {
  const combined = recordsOf(params, 'combine_status');
  if (combined.length > 1) throw invalid('combine_status', '只支持一个元素');
  const statuses = textOf(combined[0] ?? {}, 'order_status')
    .split(',')
    .filter(Boolean);
  if (statuses.length > 0 && !statuses.includes(String(orderStatus(trade)))) return false;
  const abnormal = textOf(params, 'abnormal_order');
  if (abnormal === '1' && trade.canceledMs === null) return false;
  if (abnormal === '2' && !trade.isUnderRisk) return false;
  const tradeType = textOf(params, 'trade_type');
  if (tradeType !== '' && tradeType !== (trade.isPresale ? '2' : '0')) return false;
  const trackingNo = textOf(params, 'tracking_no');
  return trackingNo === '' || trade.shipments.some(({ waybillNo }) => waybillNo === trackingNo);
}

/** Pages from 0; no mark tells that there is more. */
function pageOf(call: ShopCall, found: readonly Trade[]): unknown {
  const page = numberOf(call.params, 'page', { fallback: 0, least: 0, most: 1_000_000 });
  const size = numberOf(call.params, 'size', { fallback: 10, least: 1, most: 100 });
  if (page * size > deepest) throw new DouyinError(40003, 'isv.parameter-invalid:page', `page*size 不能超过 ${deepest}`);
  const rows = found.slice(page * size, (page + 1) * size);
  return { page, size, total: found.length, shop_order_list: rows.map((trade) => orderDocument(call.world, trade)) };
}

const kinds: Readonly<Record<string, CipherKind>> = { 1: 'detail', 2: 'name', 3: 'phone' };
function searchIndex(params: Params): string {
  const kind = kinds[textOf(params, 'sensitive_type')];
  if (!kind) throw invalid('sensitive_type');
  return indexOf(kind, textOf(params, 'plain_text'));
}

/** Groups of orders that may go in one parcel. */
function merge(call: ShopCall): unknown {
  const asked = recordsOf(call.params, 'merge_list').map((item) => tradeOf(call, 'order_id', item));
  const groups = [...Map.groupBy(asked, (trade) => openAddressId(trade.receiver)).values()];
  return {
    merge_list: groups.map((group) => ({
      order_list: group.map((trade) => ({ order_id: orderIdOf(trade), open_address_id: openAddressId(trade.receiver) })),
    })),
  };
}
