import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { canonicalJson } from '@zhidan/core/kernel/canonical-json.ts';
import { amountBreaks } from '@zhidan/core/channels/amount-break.ts';
import type { ChannelAmounts, ChannelOrder, ChannelOrderLine, ChannelOrderStates } from '@zhidan/core/channels/channel-order.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readCoupons } from './coupon.ts';
import { readAmounts } from './map-amounts.ts';
import { buyerOf, readReceiver } from './map-receiver.ts';
import { moment, needMoment } from './moment.ts';
import { consigneeFields, itemFields, orderFields } from './order-field.ts';
import { orderStates, orderTypeFlags, unknownState } from './order-status.ts';

/**
 * Reads an order of the search or of the detail call, which give the same object.
 * @throws RangeError naming the field that cannot be read
 */
export function mapOrder(document: JsonObject): ChannelOrder {
  const order: Part = { at: '', fields: document };
  const items = read.parts(order, 'itemInfoList');
  if (items.length === 0) throw new RangeError('itemInfoList: is missing');
  const platformStatus = read.needText(order, 'orderState');
  const states = statesOf(order, platformStatus);
  const { amounts, lines: lineAmounts, discrepancies } = readAmounts(order, states.payment);
  const lineNos = lineNosOf(items);
  const lines = items.map((item, index) => lineOf(item, states, { lineNo: lineNos[index] ?? '', amounts: lineAmounts[index] ?? amounts }));
  const { hold } = orderStates[platformStatus] ?? unknownState;
  return {
    channelOrderNo: read.needText(order, 'orderId'),
    ...splitOf(order),
    modifiedAt: needMoment(order, 'modified'),
    createdAt: needMoment(order, 'orderStartTime'),
    paidAt: moment(order, 'paymentConfirmTime'),
    shippedAt: null, // the platform does not tell when it was told
    completedAt: moment(order, 'orderEndTime'),
    shipBy: null,
    platformStatus,
    states,
    holds: hold ? [{ kind: hold, raw: platformStatus }] : [],
    buyer: { openId: buyerOf(order), nick: '', message: read.text(order, 'orderRemark') },
    seller: { memo: read.text(order, 'venderRemark'), flag: read.text(order, 'venderRemarkLevelFlag') },
    receiver: readReceiver(order),
    invoice: invoiceOf(order),
    amounts,
    lines,
    shipments: shipmentsOf(order, lineNos),
    discrepancies: [...amountBreaks({ amounts, lines, states }), ...discrepancies],
    flags: flagsOf(order),
    unknown: unknownOf(order, items, platformStatus),
  };
}

/** Orders are shown from their payment on; one that is paid on delivery is paid when it is done. */
function statesOf(order: Part, state: string): ChannelOrderStates {
  const row = orderStates[state] ?? unknownState;
  const isUnpaid = codeOf(order, 'payType') === '1' && row.closing !== 'completed';
  return {
    payment: isUnpaid ? 'unpaid' : 'paid',
    shipping: row.shipping ?? (read.text(order, 'waybill') === '' ? 'unshipped' : 'shipped'),
    refund: row.hold === 'refund_open' ? 'requested' : 'none',
    closing: row.closing,
  };
}

/** The code before the words of `4-在线支付`. */
const codeOf = (part: Part, name: string): string => read.text(part, name).split('-')[0] ?? '';

/** Child orders name the order they were cut from; 0 says none. */
function splitOf(order: Part): Pick<ChannelOrder, 'splitFrom'> {
  const parent = ['directParentOrderId', 'parentOrderId'].map((name) => read.text(order, name)).find((no) => !['', '0'].includes(no));
  return parent ? { splitFrom: parent } : {};
}

/** The platform has no line numbers: the SKU, and a counting number for further rows of it. */
function lineNosOf(items: readonly Part[]): readonly string[] {
  const skuNos = items.map((item) => read.needText(item, 'skuId'));
  return skuNos.map((skuNo, index) => {
    const count = skuNos.slice(0, index + 1).filter((other) => other === skuNo).length;
    return count === 1 ? skuNo : `${skuNo}-${count}`;
  });
}

function lineOf(item: Part, states: ChannelOrderStates, own: Readonly<{ lineNo: string; amounts: ChannelAmounts }>): ChannelOrderLine {
  return {
    ...own,
    productNo: read.text(item, 'wareId'),
    skuNo: read.text(item, 'skuId'),
    merchantCode: read.text(item, 'outerSkuId') || read.text(item, 'productNo'),
    barcode: '',
    title: read.text(item, 'skuName'),
    specification: '', // part of the title
    pictureUrl: '',
    quantity: read.whole(item, 'itemTotal'),
    isGift: read.yuan(item, 'jdPrice') === 0, // no mark of its own (unverified)
    refund: states.refund,
    shipping: states.shipping,
    raw: item.fields,
  };
}

/** `SF1,SF2|YT1`: `|` between carriers, `,` within one. An order ships as a whole. */
function shipmentsOf(order: Part, lineNos: readonly string[]): ChannelOrder['shipments'] {
  const carriers = read.text(order, 'logisticsId').split('|');
  return read
    .text(order, 'waybill')
    .split('|')
    .flatMap((waybills, index) => waybills.split(',').map((waybillNo) => ({ carrierCode: carriers[index] ?? '', waybillNo, lineNos })))
    .filter(({ waybillNo }) => waybillNo !== '');
}

function invoiceOf(order: Part): JsonObject | null {
  const easy = read.part(order, 'invoiceEasyInfo').fields;
  const vat = read.part(order, 'vatInfo').fields;
  if (Object.keys(easy).length === 0 && Object.keys(vat).length === 0) return null;
  return {
    invoiceInfo: read.text(order, 'invoiceInfo'),
    invoiceCode: read.text(order, 'invoiceCode'),
    ...easy,
    ...(Object.keys(vat).length > 0 ? { vatInfo: vat } : {}),
  };
}

function flagsOf(order: Part): readonly string[] {
  const original = read.part(order, 'originalConsigneeInfo').fields;
  const typeFlag = orderTypeFlags[read.text(order, 'orderType')];
  const flags: Readonly<Record<string, boolean>> = {
    presale: read.text(order, 'orderMarkDesc').includes('预售'), // unverified
    cash_on_delivery: codeOf(order, 'payType') === '1',
    split_child: splitOf(order).splitFrom !== undefined,
    address_changed:
      Object.keys(original).length > 0 && canonicalJson(original) !== canonicalJson(read.part(order, 'consigneeInfo').fields),
    platform_warehouse: ['京仓订单', '云仓订单'].includes(read.text(order, 'storeOrder')),
    platform_delivery: ['68', '69'].includes(read.text(order, 'idSopShipmenttype')),
    after_sale_replacement: ['1', '2'].includes(read.text(order, 'returnOrder')),
    ...(typeFlag ? { [typeFlag]: true } : {}),
  };
  return Object.keys(flags).filter((flag) => flags[flag]);
}

function unknownOf(order: Part, items: readonly Part[], state: string): JsonObject {
  const type = read.text(order, 'orderType');
  const oddCoupons = readCoupons(order).filter(({ bearer }) => bearer === 'other');
  return {
    ...read.unknown(order, new Set(orderFields)),
    ...read.unknown(read.part(order, 'consigneeInfo'), consigneeFields),
    ...Object.assign({}, ...items.map((item) => read.unknown(item, itemFields))),
    ...(state in orderStates ? {} : { orderState: state }),
    ...(type === '' || type in orderTypeFlags ? {} : { orderType: type }),
    ...(oddCoupons.length > 0 ? { couponType: oddCoupons.map((coupon) => coupon.type) } : {}),
  };
}
