import type { Words } from '../../kernel/words.ts';

/** Why a notice is as it is, and what to do about it. */
export const noticeReasons = {
  split_not_supported: {
    'zh-CN': '平台不支持拆单发货：第一个包裹发出时整单回传，其余包裹的单号请通过备注或客服告诉买家。',
    en: 'The platform cannot ship an order in parts: the whole order was told with the first parcel. Tell the buyer the other numbers yourself.',
  },
  further_parcel: {
    'zh-CN': '一单多包：平台一次发货只收一个单号，已用第一个包裹的单号回传。',
    en: 'One of several parcels: the platform takes one number a shipment, the first parcel’s was told.',
  },
  told_before: {
    'zh-CN': '这些商品已随前一个包裹回传过，平台不接受第二次。',
    en: 'These goods were told with an earlier parcel; the platform takes them once.',
  },
  not_connected: {
    'zh-CN': '店铺没有接入平台（订单来自导入文件），请在平台后台自行填写单号。',
    en: 'The shop is not connected (its orders were imported): enter the number on the platform yourself.',
  },
  no_platform_order: {
    'zh-CN': '不是平台订单（换货、补发或手工单），平台没有对应的订单可以回传。',
    en: 'No platform’s order (exchange, sent again, or made by hand): there is nothing to tell.',
  },
  found_told: {
    'zh-CN': '平台上已经是这个单号，没有重复发送。',
    en: 'The platform has this number already; it was not sent again.',
  },
  shipped_otherwise: {
    'zh-CN': '平台显示这些商品已用别的单号发货，没有再次回传。请核对是否重复发货；单号不对的，在平台修改物流单号。',
    en: 'The platform shows these goods as shipped with another number, so nothing was sent. Check that it was not shipped twice, and correct the number on the platform if need be.',
  },
  order_closed: {
    'zh-CN': '平台订单已关闭，不能回传。包裹已发出的，请申请快递拦截或与买家协商。',
    en: 'The platform has closed the order, nothing can be told. If the parcel is under way, have the carrier stop it or settle with the buyer.',
  },
  gave_up: {
    'zh-CN': '多次重试仍未成功，已停止自动重试。处理后请点“重新回传”。',
    en: 'It was tried for days without success and is not tried by itself any more. Mend the cause and send it again.',
  },
  settled_by_hand: {
    'zh-CN': '已由人工标记为在平台处理完成。',
    en: 'A person marked it as done on the platform.',
  },
} as const satisfies Readonly<Record<string, Words>>;

export type NoticeReason = keyof typeof noticeReasons;

export const noticeReasonCodes = Object.keys(noticeReasons) as [NoticeReason, ...NoticeReason[]];

/** What of an order is in a parcel: as a connector's `write.ship` is asked. */
export type NoticeLine = Readonly<{ lineNo: string; quantity: number; remaining: number }>;
