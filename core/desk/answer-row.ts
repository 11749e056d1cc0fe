import type { FulfillmentStage } from '../fulfillment/fulfillment-life.ts';
import type { Words } from '../kernel/words.ts';
import type { TraceState, TraceSub } from '../waybills/trace-state.ts';

/** What a buyer asks; measures count by it. `looked_up`: nothing was said, an order was opened. */
export const questionKinds = {
  where: { 'zh-CN': '到哪了', en: 'Where is it' },
  when: { 'zh-CN': '什么时候发', en: 'When does it ship' },
  refund: { 'zh-CN': '退款', en: 'Refund' },
  change: { 'zh-CN': '修改', en: 'Change' },
  looked_up: { 'zh-CN': '查单', en: 'Looked up' },
} as const satisfies Readonly<Record<string, Words>>;

export type QuestionKind = keyof typeof questionKinds;
export const questionKindCodes = Object.keys(questionKinds) as [QuestionKind, ...QuestionKind[]];

/**
 * What is said of a parcel by where it stands. Marks: `{carrier}`, `{waybillNo}`, `{place}` (`，已到杭州`) and `{expected}` (`，预计明天到`),
 * the last two empty when nobody told them; `{day}` of a delivery.
 */
export const traceAnswers: Readonly<Record<TraceState, Words>> = {
  PENDING_PICKUP: {
    'zh-CN': '您的包裹已打包好交给{carrier}（{waybillNo}），等快递揽收后会更新物流{expected}。',
    en: 'Your parcel is packed and handed to {carrier} ({waybillNo}); it moves as soon as they have scanned it{expected}.',
  },
  PICKED_UP: {
    'zh-CN': '您的包裹已由{carrier}揽收（{waybillNo}）{expected}。',
    en: 'Your parcel was picked up by {carrier} ({waybillNo}){expected}.',
  },
  IN_TRANSIT: {
    'zh-CN': '您的包裹正在路上（{carrier} {waybillNo}）{place}{expected}。',
    en: 'Your parcel is on its way ({carrier} {waybillNo}){place}{expected}.',
  },
  OUT_FOR_DELIVERY: {
    'zh-CN': '快递员正在派送您的包裹（{carrier} {waybillNo}），请保持电话畅通。',
    en: 'The courier is out with your parcel ({carrier} {waybillNo}); please keep your phone at hand.',
  },
  REJECTED: {
    'zh-CN': '快递反馈包裹（{carrier} {waybillNo}）被拒收，想和您确认一下情况。',
    en: 'The carrier says that the parcel ({carrier} {waybillNo}) was refused; please tell us what happened.',
  },
  DELIVERED: {
    'zh-CN': '您的包裹（{carrier} {waybillNo}）已于{day}签收。',
    en: 'Your parcel ({carrier} {waybillNo}) was delivered {day}.',
  },
  RETURNED: {
    'zh-CN': '包裹（{carrier} {waybillNo}）正在退回，我们收到后会尽快为您处理。',
    en: 'The parcel ({carrier} {waybillNo}) is on its way back to us; we deal with it as soon as it arrives.',
  },
  EXCEPTION: {
    'zh-CN': '您的包裹（{carrier} {waybillNo}）在途中遇到一点问题，我们已经联系快递处理，有进展马上告诉您。',
    en: 'Your parcel ({carrier} {waybillNo}) met a problem on its way. We have asked the carrier and tell you as soon as it goes on.',
  },
};

/** Where the sub-state says more. */
export const traceSubAnswers: Readonly<Partial<Record<TraceSub, Words>>> = {
  AT_LOCKER: {
    'zh-CN': '您的包裹（{carrier} {waybillNo}）已到驿站或快递柜，请凭取件码尽快领取。',
    en: 'Your parcel ({carrier} {waybillNo}) waits at a station or locker; please fetch it with the code you were sent.',
  },
  LOCKER_TIMEOUT: {
    'zh-CN': '您的包裹（{carrier} {waybillNo}）在驿站或快递柜放了一段时间了，请尽快领取，免得被退回。',
    en: 'Your parcel ({carrier} {waybillNo}) has waited at a station or locker for a while; please fetch it before it is sent back.',
  },
  AGENT_SIGNED: {
    'zh-CN': '您的包裹（{carrier} {waybillNo}）已于{day}由他人代签，麻烦问问家人、同事或门卫。',
    en: 'Your parcel ({carrier} {waybillNo}) was signed for by somebody else {day}; please ask family, colleagues or the porter.',
  },
  UNREACHABLE_RECIPIENT: {
    'zh-CN': '快递员联系不上您，包裹（{carrier} {waybillNo}）暂时没有送到，请留意来电或告诉我们方便的电话。',
    en: 'The courier could not reach you, so the parcel ({carrier} {waybillNo}) was not delivered; please watch your phone or give us another number.',
  },
  DAMAGED: {
    'zh-CN': '快递反馈您的包裹（{carrier} {waybillNo}）在途中破损，非常抱歉，我们正在和快递核实，尽快给您处理办法。',
    en: 'The carrier says that your parcel ({carrier} {waybillNo}) was damaged, and we are sorry. We are asking the carrier and come back to you with what we can do.',
  },
  RETURN_SIGNED: {
    'zh-CN': '退回的包裹（{carrier} {waybillNo}）我们已经收到，会尽快为您处理。',
    en: 'The returned parcel ({carrier} {waybillNo}) has arrived here; we deal with it as soon as we can.',
  },
};

const received: Words = {
  'zh-CN': '订单已收到，正在安排发货{deadline}。',
  en: 'Your order has arrived and is being prepared{deadline}.',
};
const packing: Words = {
  'zh-CN': '商品正在仓库配货打包{deadline}。',
  en: 'The goods are being picked and packed in the warehouse{deadline}.',
};
const left: Words = { 'zh-CN': '您的订单已发货，物流信息稍后更新。', en: 'Your order has shipped; its tracking follows soon.' };
const over: Words = { 'zh-CN': '您的订单已签收。', en: 'Your order was delivered.' };
const gone: Words = { 'zh-CN': '这笔订单不再发货。', en: 'This order is not shipped any more.' };

/** What is said while nothing holds it up and no parcel is known. `{deadline}`: `，最晚11月24日 18:00前发出`, empty without one. */
export const stageAnswers: Readonly<Record<FulfillmentStage, Words>> = {
  pending: received,
  audit: received,
  finance: received,
  to_print: received,
  to_pick: packing,
  to_check: packing,
  to_weigh: packing,
  to_ship: {
    'zh-CN': '商品已打包好，等待快递取走{deadline}。',
    en: 'The goods are packed and wait for the carrier{deadline}.',
  },
  shipped: left,
  in_transit: left,
  signed: over,
  completed: over,
  merged: received,
  split: received,
  canceled: gone,
};

/** What is said by itself. */
export const plainAnswers = {
  unpaid: {
    kind: 'where',
    words: { 'zh-CN': '这笔订单还没有付款，付款后我们马上安排。', en: 'This order is not paid yet; we begin as soon as it is.' },
  },
  canceled: { kind: 'where', words: { 'zh-CN': '这笔订单已经关闭，不会再发货。', en: 'This order is closed and will not be shipped.' } },
  shipped: {
    kind: 'where',
    words: { 'zh-CN': '您的订单已由{carrier}发出（{waybillNo}）。', en: 'Your order was shipped by {carrier} ({waybillNo}).' },
  },
  waiting: {
    kind: 'where',
    words: { 'zh-CN': '您的订单还没有发出：{reason}{deadline}。', en: 'Your order has not left yet: {reason}{deadline}.' },
  },
  deadline: {
    kind: 'when',
    words: {
      'zh-CN': '您的订单最晚{moment}前发出，我们会尽量提前。',
      en: 'Your order ships by {moment} at the latest; we try to be earlier.',
    },
  },
  late: {
    kind: 'when',
    words: {
      'zh-CN': '您的订单比承诺的时间晚了，非常抱歉，我们正在优先处理，发出后马上告诉您。',
      en: 'Your order is later than we promised, and we are sorry. It goes first now; we tell you as soon as it has left.',
    },
  },
  changing: {
    kind: 'change',
    words: {
      'zh-CN': '您要求的「{request}」我们已经登记，正在处理，处理好之前订单不会发错。',
      en: 'We have noted what you asked for ({request}) and are dealing with it; until then the order stays where it is.',
    },
  },
  refund_requested: {
    kind: 'refund',
    words: { 'zh-CN': '您的退款申请已收到，正在处理。', en: 'Your refund was asked for and is being dealt with.' },
  },
  refunded: {
    kind: 'refund',
    words: { 'zh-CN': '退款已完成，按原路退回，到账时间以支付渠道为准。', en: 'The refund is done; it arrives the way you paid.' },
  },
} as const satisfies Readonly<Record<string, Readonly<{ kind: QuestionKind; words: Words }>>>;
