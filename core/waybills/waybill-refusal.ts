import { refusalTable } from '../kernel/refusal-table.ts';

/** Every "no" of waybills. */
export const waybillRefusals = refusalTable({
  'waybill_account.not_found': {
    status: 404,
    'zh-CN': '没有这个电子面单账户（{accountId}）。请刷新列表后重试。',
    en: 'There is no such e-waybill account ({accountId}). Reload the list and try again.',
  },
  'waybill_account.name_taken': {
    status: 409,
    'zh-CN': '已有名为“{name}”的电子面单账户。请换一个名称。',
    en: 'There is an e-waybill account called “{name}” already. Choose another name.',
  },
  'waybill_account.shop_wanted': {
    status: 422,
    'zh-CN': '{source}要用店铺的授权来取号，请选择一家{channels}店铺。',
    en: '{source} is asked with a shop’s authorisation: choose a shop of {channels}.',
  },
  'waybill_account.line_twice': {
    status: 422,
    'zh-CN': '{carrier} 在仓库“{warehouse}”里写了两行。请只留一行。',
    en: '{carrier} has two lines for the warehouse “{warehouse}”. Keep one of them.',
  },
  'waybill_account.carrier_unknown': {
    status: 422,
    'zh-CN': '{source}不支持 {carrier}。请换一家快递，或在“快递公司代码”里填上它的代码。',
    en: '{source} does not know {carrier}. Choose another carrier, or write its code into the carrier codes.',
  },
  'waybill_account.warehouse_unknown': {
    status: 422,
    'zh-CN': '没有这个仓库（{warehouseId}），或它已停用。请重新选择。',
    en: 'There is no such warehouse ({warehouseId}), or it is closed. Choose another one.',
  },
  'waybill_account.by_hand': {
    status: 409,
    'zh-CN': '“{name}”的单号由人填写，没有可以查询的服务。',
    en: 'The numbers of “{name}” are typed by people: there is no service to ask.',
  },
  'parcel.not_found': {
    status: 404,
    'zh-CN': '没有这个包裹（{parcelId}）。请刷新后重试。',
    en: 'There is no such parcel ({parcelId}). Reload and try again.',
  },
  'parcel.not_waiting': {
    status: 409,
    'zh-CN': '发货单 {fulfillmentNo} 的这个包裹现在是“{state}”，不需要单号。请刷新后查看。',
    en: 'This parcel of {fulfillmentNo} is “{state}” now and wants no number. Reload to see.',
  },
  'parcel.number_taken': {
    status: 409,
    'zh-CN': '单号 {waybillNo} 已经用在发货单 {fulfillmentNo} 上。请核对后重新录入。',
    en: 'The number {waybillNo} is used by {fulfillmentNo} already. Check it and enter it again.',
  },
  'parcel.number_unfit': {
    status: 422,
    'zh-CN': '“{waybillNo}”不是运单号：运单号只有字母、数字和短横线，4 到 40 位。请核对后重新录入。',
    en: '“{waybillNo}” is no waybill number: those are 4 to 40 letters, digits and hyphens. Check it and enter it again.',
  },
  'parcel.number_unrecognized': {
    status: 422,
    'zh-CN': '看不出 {waybillNo} 是哪家快递的单号。请核对单号，或选择快递公司。',
    en: 'No carrier uses numbers like {waybillNo}. Check the number, or choose the carrier.',
  },
  'parcel.other_carrier': {
    status: 409,
    'zh-CN': '单号 {waybillNo} 看起来是{seems}的，这个包裹选的是{carrier}。确实用{carrier}的，请在录入时选择快递公司。',
    en: 'The number {waybillNo} looks like one of {seems}, but the parcel goes with {carrier}. If it is right, name the carrier when you enter it.',
  },
  'parcel.not_numbered': {
    status: 409,
    'zh-CN': '发货单 {fulfillmentNo} 的这个包裹现在是“{state}”，没有可以作废的单号。',
    en: 'This parcel of {fulfillmentNo} is “{state}” now: it has no number to void.',
  },
  'fulfillment.not_released': {
    status: 409,
    'zh-CN': '发货单 {fulfillmentNo} 现在是“{stage}”，只有审核通过、还没有发货的才能加包裹。',
    en: '{fulfillmentNo} is “{stage}” now: parcels can be added only after release and before it is shipped.',
  },
  'fulfillment.too_many_parcels': {
    status: 422,
    'zh-CN': '发货单 {fulfillmentNo} 已有 {count} 个包裹，最多 {limit} 个。',
    en: '{fulfillmentNo} has {count} parcels already; {limit} at most.',
  },
  'fulfillment.may_not_ship': {
    status: 409,
    'zh-CN': '发货单 {fulfillmentNo} 的订单被拦截或有未处理的异常，现在不能取号。请先处理异常。',
    en: 'An order of {fulfillmentNo} is on hold or has an open exception: no number can be taken now. Clear that first.',
  },
});
