/** What may befall a parcel. `text` is what the carrier writes: `{city}` where it is, `{next}` where it goes, `{carrier}`, `{branch}`, `{person}`. */
export const scanKinds = {
  ordered: { text: '【{carrier}】已下单，等待快递员上门取件' },
  awaiting_pickup: { text: '【{city}】包裹等待揽收' },
  pickup_overdue: { text: '【{carrier}】商家已发货，暂未查询到揽收信息' },
  picked_up: { text: '【{city}】【{branch}】的{person}已揽收' },
  in_transit: { text: '【{city}】快件已从【{branch}】发出，正在发往【{next}转运中心】' },
  line_haul: { text: '【{city}】快件离开【{city}转运中心】，已发往【{next}转运中心】' },
  arrived_city: { text: '【{city}】快件已到达【{city}转运中心】' },
  forwarded_address: { text: '【{city}】快件已按新地址转寄，发往【{next}】' },
  forwarded_carrier: { text: '【{city}】快件已转投其他快递公司' },
  out_for_delivery: { text: '【{city}】【{branch}】的{person}正在派件，请保持电话畅通' },
  at_locker: { text: '【{city}】快件已暂存至【妈妈驿站】，请凭取件码及时领取' },
  signed: { text: '【{city}】您的快件已签收，签收人：本人' },
  signed_after_exception: { text: '【{city}】您的快件已签收，签收人：本人，感谢您的耐心等待' },
  agent_signed: { text: '【{city}】您的快件已签收，签收人：家人代收' },
  locker_signed: { text: '【{city}】您的快件已从【妈妈驿站】取件，感谢使用{carrier}' },
  returning: { text: '【{city}】快件退回中，正在返回寄件地' },
  return_signed: { text: '【{city}】退回件已由寄件人签收' },
  canceled: { text: '【{carrier}】运单已销单' },
  rejected: { text: '【{city}】收件人拒签，快件将退回' },
  problem: { text: '【{city}】快件异常，已登记为疑难件' },
  delivery_overdue: { text: '【{city}】快件超时未签收' },
  stale: { text: '【{carrier}】物流信息超过48小时未更新' },
  refusal_unconfirmed: { text: '【{city}】收件人拒收，等待发货方确认' },
  delivery_failed: { text: '【{city}】派件不成功：收件人要求改日派送' },
  locker_overdue: { text: '【{city}】快件在【妈妈驿站】超时未取' },
  unreachable: { text: '【{city}】派件不成功：无法联系收件人' },
  out_of_area: { text: '【{city}】派件不成功：收件地址超出派送范围' },
  detained: { text: '【{city}】快件滞留在【{city}转运中心】' },
  damaged: { text: '【{city}】快件外包装破损，已登记' },
  order_canceled: { text: '【{carrier}】寄件订单已取消' },
  customs: { text: '【{city}】快件清关' },
  customs_waiting: { text: '【{city}】快件等待清关' },
  customs_begun: { text: '【{city}】快件清关中' },
  customs_done: { text: '【{city}】快件已清关' },
  customs_problem: { text: '【{city}】快件清关异常' },
} as const satisfies Readonly<Record<string, Readonly<{ text: string }>>>;
export type ScanKind = keyof typeof scanKinds;
export const scanKindNames = Object.keys(scanKinds) as [ScanKind, ...ScanKind[]];

/** Before the carrier has the parcel: a number may still be voided. */
const beforePickup: ReadonlySet<ScanKind> = new Set(['ordered', 'awaiting_pickup', 'pickup_overdue', 'canceled', 'order_canceled']);
export const isPickup = (kind: ScanKind): boolean => !beforePickup.has(kind);

const handedOver: ReadonlySet<ScanKind> = new Set(['signed', 'signed_after_exception', 'agent_signed', 'locker_signed']);
/** The receiver has it. */
export const isHandedOver = (kind: ScanKind): boolean => handedOver.has(kind);

/** Nothing comes after it, as far as a carrier can tell. */
export const isEnd = (kind: ScanKind): boolean => handedOver.has(kind) || kind === 'return_signed' || kind === 'canceled';
