import { fen, splitFen, sumFen, type Fen } from '@zhidan/core/kernel/money.ts';
import { jsonNumber } from '../world/json-number.ts';
import { discountOf, fullyPaidMs, listOf, netOf, shippedMs, totalOf } from '../world/trade-facts.ts';
import type { Address, Receiver, Trade, TradeLine } from '../world/trade.ts';
import type { World } from '../world/world.ts';
import { carriers, neutralCarriers } from './carrier-fixture.ts';
import { cipherOf, masks, openAddressId } from './cipher.ts';
import { seconds, type DouyinObject } from './method.ts';
import { orderIdOf, packIdOf, productIdOf, shopIdOf, skuIdOf, skuOrderIdOf } from './native-number.ts';
import { afterSaleInfo, lineStatus, mainStatus, orderStatus, statusWords } from './order-status.ts';

/** A shop order with all its parts. Amounts in fen, moments in Unix seconds (0: not yet), ids as texts. Spec: douyin §5. */
export function orderDocument(world: World, trade: Trade): DouyinObject {
  const shop = world.shop(trade.shopSeq);
  const orderId = orderIdOf(trade);
  const status = orderStatus(trade);
  const { receiver } = trade;
  return {
    shop_id: shop && Number(shopIdOf(shop)),
    shop_name: shop?.name,
    order_id: orderId,
    order_level: 2,
    biz: 2,
    biz_desc: '小店',
    order_type: 0,
    order_type_desc: '普通订单',
    trade_type: trade.isPresale ? 2 : 0,
    trade_type_desc: trade.isPresale ? '定金预售' : '普通',
    order_status: status,
    order_status_desc: statusWords[status],
    main_status: mainStatus(trade),
    main_status_desc: statusWords[mainStatus(trade)] ?? '',
    create_time: seconds(trade.createdMs),
    pay_time: seconds(trade.paidMs),
    update_time: seconds(trade.modifiedMs),
    ship_time: seconds(shippedMs(trade)),
    finish_time: seconds(trade.completedMs),
    order_expire_time: 1800,
    exp_ship_time: seconds(trade.shipByMs),
    appointment_ship_time: 0,
    buyer_words: trade.buyerMessage,
    seller_words: trade.sellerMemo,
    seller_remark_stars: trade.sellerFlag,
    cancel_reason: trade.cancelReason,
    pay_type: trade.paidMs === null ? 0 : 1 + (trade.seq % 2),
    channel_payment_no: trade.paidMs === null ? '' : `20${orderId}`,
    ...amountsOf(trade),
    b_type: 2,
    b_type_desc: '抖音',
    sub_b_type: 1,
    open_id: '',
    doudian_open_id: `1@#${Buffer.from(`${trade.shopSeq}/${trade.customer.seq}`).toString('base64')}`,
    open_address_id: openAddressId(receiver),
    ...receiverOf(orderId, receiver),
    shop_order_tag_ui: tagsOf(trade),
    address_tag_ui: [],
    user_tag_ui: [],
    logistics_info: trade.shipments.map((_, place) => parcelDocument(trade, place)),
    sku_order_list: trade.lines.map((line) => lineDocument(trade, line)),
    order_phase_list: trade.isPresale ? phases(trade) : [],
    ...trade.extras,
  };
}

/** Every seventh order was paid by a channel that gave something on top; it is inside `pay_amount`. */
const payDiscount = (trade: Trade): Fen =>
  fen(trade.paidMs !== null && trade.seq % 7 === 0 ? Math.min(200, Math.floor(totalOf(trade) / 10)) : 0);

function payDiscountOf(trade: Trade, line: TradeLine): Fen {
  const weights = trade.lines.map(netOf);
  if (weights.every((weight) => weight === 0)) return fen(0);
  return splitFen(payDiscount(trade), weights)[trade.lines.indexOf(line)] ?? fen(0);
}

/** Who bears what of a discount; the identities of the spec hold for an order and for each line. */
function promotions(lines: readonly TradeLine[], payAmount: Fen): DouyinObject {
  const [shop, platform, talent] = [
    sumFen(lines.map((line) => line.merchantDiscount)),
    sumFen(lines.map((line) => line.platformDiscount)),
    sumFen(lines.map((line) => line.otherDiscount)),
  ];
  return {
    promotion_amount: shop + platform + talent,
    promotion_shop_amount: shop,
    promotion_platform_amount: platform,
    promotion_talent_amount: talent,
    promotion_pay_amount: payAmount,
    shop_cost_amount: shop,
    platform_cost_amount: platform + talent,
    only_platform_cost_amount: platform,
    author_cost_amount: talent,
  };
}

function amountsOf(trade: Trade): DouyinObject {
  const promotion = sumFen(trade.lines.map(discountOf));
  return {
    order_amount: sumFen(trade.lines.map(listOf)) + trade.postage,
    pay_amount: totalOf(trade),
    post_amount: trade.postage,
    post_origin_amount: trade.postage,
    post_promotion_amount: 0,
    post_insurance_amount: 0,
    modify_amount: 0,
    modify_post_amount: 0,
    ...promotions(trade.lines, payDiscount(trade)),
    total_promotion_amount: promotion,
    tax_amount: 0,
  };
}

function receiverOf(orderId: string, receiver: Receiver): DouyinObject {
  const place = placeOf(receiver.address);
  return {
    post_tel: '',
    post_receiver: '',
    encrypt_post_tel: cipherOf(orderId, 'phone', receiver.phone),
    encrypt_post_receiver: cipherOf(orderId, 'name', receiver.name),
    mask_post_tel: masks.phone(receiver.phone),
    mask_post_receiver: masks.name(receiver.name),
    post_addr: { ...place, encrypt_detail: cipherOf(orderId, 'detail', receiver.address.detail) },
    mask_post_addr: { ...place, detail: masks.detail(receiver.address.detail) },
  };
}

/** Names with ids; the ids are made of the city's postcode, since this world knows no administrative codes. */
export function placeOf({ province, city, district, town, postcode }: Address): DouyinObject {
  return {
    province: { name: province, id: postcode.slice(0, 2) },
    city: { name: city, id: `${postcode.slice(0, 4)}00` },
    town: { name: district, id: `${postcode.slice(0, 4)}10` },
    street: { name: town, id: `${postcode.slice(0, 4)}10012` },
  };
}

function tagsOf(trade: Trade): DouyinObject[] {
  return [
    ...(trade.isUnderRisk ? [{ key: 'risk_processing', text: '风控审核中', help_doc: '' }] : []),
    ...(trade.isUrged ? [{ key: 'buyer_urge', text: '买家催发货', help_doc: '' }] : []),
    ...(trade.askedAddress ? [{ key: 'address_apply', text: '买家申请修改地址', help_doc: '' }] : []),
    { key: 'compensation', text: '晚发即赔', help_doc: '' },
  ];
}

function lineDocument(trade: Trade, line: TradeLine): DouyinObject {
  const { goods } = line;
  return {
    order_id: skuOrderIdOf(trade, line.seq),
    parent_order_id: orderIdOf(trade),
    order_level: 3,
    order_status: lineStatus(trade, line),
    main_status: lineStatus(trade, line),
    product_id: jsonNumber(productIdOf(goods)),
    product_id_str: productIdOf(goods),
    sku_id: Number(skuIdOf(goods)),
    out_sku_id: goods.merchantCode,
    out_product_id: goods.productCode,
    code: goods.merchantCode,
    product_name: goods.title,
    product_pic: `https://p3.ecombdimg.example/${goods.productCode.toLowerCase()}.jpg`,
    spec: specOf(goods.specification),
    item_num: line.quantity,
    origin_amount: goods.price,
    sum_amount: listOf(line),
    order_amount: listOf(line),
    pay_amount: netOf(line),
    post_amount: line.seq === 1 ? trade.postage : 0,
    ...promotions([line], payDiscountOf(trade, line)),
    goods_type: 0,
    pre_sale_type: 0,
    exp_ship_time: seconds(trade.shipByMs),
    ship_time: seconds(trade.shipments.findLast((parcel) => parcel.lines.some(({ lineSeq }) => lineSeq === line.seq))?.atMs ?? null),
    confirm_receipt_time: seconds(trade.completedMs),
    logistics_receipt_time: seconds(trade.signedMs),
    author_id: line.otherDiscount > 0 ? 71000001 : 0,
    author_name: line.otherDiscount > 0 ? '暖妈好物直播间' : '',
    theme_type: line.otherDiscount > 0 ? 1 : 0,
    c_biz: line.otherDiscount > 0 ? 2 : 8,
    after_sale_info: afterSaleInfo(trade, line),
    ...giftOf(trade, line),
    inventory_list: [{ warehouse_id: '0', out_warehouse_id: 'NB01', inventory_type: 1, count: line.quantity }],
  };
}

function giftOf(trade: Trade, line: TradeLine): DouyinObject {
  if (!line.isGift) return { given_product_type: trade.lines.some((each) => each.giftOf === line.seq) ? 'MASTER' : '' };
  const master = line.giftOf === null ? '' : skuOrderIdOf(trade, line.giftOf);
  return {
    given_product_type: 'FREE',
    master_sku_order_id: master,
    master_sku_order_id_list: [master],
    given_product_activity_info: { given_product_activity_type: 'NORMAL', given_product_activity_value: '' },
  };
}

/** `颜色:黑;尺码:L` → names with values. */
export const specOf = (specification: string): DouyinObject[] =>
  specification
    .split(';')
    .filter(Boolean)
    .map((pair) => ({ name: pair.split(':')[0], value: pair.split(':')[1] }));

/** Parcels of other tools are shipped by the world's neutral codes. */
export const carrierOf = (code: string): string => neutralCarriers[code] ?? code;

function parcelDocument(trade: Trade, place: number): DouyinObject {
  const parcel = trade.shipments[place];
  if (!parcel) return {};
  const company = carrierOf(parcel.carrierCode);
  return {
    tracking_no: parcel.waybillNo,
    company,
    company_name: carriers[company] ?? company,
    ship_time: seconds(parcel.atMs),
    delivery_id: packIdOf(trade, place),
    product_info: parcel.lines.flatMap(({ lineSeq, quantity }) => {
      const line = trade.lines.find(({ seq }) => seq === lineSeq);
      if (!line) return [];
      return [
        {
          product_id_str: productIdOf(line.goods),
          sku_id: Number(skuIdOf(line.goods)),
          outer_sku_id: line.goods.merchantCode,
          sku_order_id: skuOrderIdOf(trade, lineSeq),
          product_name: line.goods.title,
          price: line.goods.price,
          product_count: quantity,
          sku_specs: specOf(line.goods.specification),
        },
      ];
    }),
  };
}

function phases(trade: Trade): DouyinObject[] {
  const rest = fen(totalOf(trade) - trade.deposit);
  const phase = (current: number, paidMs: number | null, price: Fen): DouyinObject => ({
    phase_order_id: `${orderIdOf(trade)}${current}`,
    total_phase: 2,
    current_phase: current,
    pay_success: paidMs !== null,
    sku_order_id: skuOrderIdOf(trade, 1),
    phase_payable_price: price,
    phase_pay_amount: paidMs === null ? 0 : price,
    phase_order_amount: price,
    phase_sum_amount: price,
    phase_post_amount: current === 2 ? trade.postage : 0,
    phase_promotion_amount: 0,
    phase_open_time: seconds(trade.createdMs),
    phase_pay_time: seconds(paidMs),
    phase_close_time: seconds(trade.presaleShipMs),
    current_phase_status_desc: paidMs === null ? '待支付' : '已支付',
  });
  return [phase(1, trade.paidMs, trade.deposit), phase(2, fullyPaidMs(trade), rest)];
}
