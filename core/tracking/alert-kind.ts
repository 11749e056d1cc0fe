import type { Words } from '../kernel/words.ts';

type KindRow = Readonly<{
  words: Words;
  /** whether a person has to be told at once, or looks at the list */
  severity: 'alarm' | 'warning';
  /** after how long it is one, and in remote provinces; null: at once. Of a false signing: how long it stays under suspicion */
  hours: Readonly<{ usual: number; remote: number }> | null;
  /** what to do about it */
  cure: Words;
  /** a sentence for the buyer, to be copied; `{carrier}` and `{waybillNo}` are filled in */
  toBuyer: Words;
}>;

const asking = (zh: string, en: string): Words => ({
  'zh-CN': `您好，您的包裹（{carrier} {waybillNo}）${zh}，我们已经联系快递处理，有进展马上告诉您。`,
  en: `Hello, your parcel ({carrier} {waybillNo}) ${en}. We have asked the carrier and tell you as soon as it goes on.`,
});

/** What may go wrong on the way. Hours are the usual ones; merchants change them by carrier. Source: logistics.md §11.6. */
export const alertKinds = {
  pickup_late: {
    words: { 'zh-CN': '揽收超时', en: 'Picked up late' },
    severity: 'warning',
    hours: { usual: 24, remote: 24 },
    cure: {
      'zh-CN': '查包裹是否已交给快递；没交出的尽快补揽，交出的请网点补录揽收',
      en: 'See whether the carrier has it: hand it over, or ask the branch to scan it',
    },
    toBuyer: asking('正在等待快递揽收', 'waits for the carrier to pick it up'),
  },
  first_scan_late: {
    words: { 'zh-CN': '揽收后无走件', en: 'No scan after pickup' },
    severity: 'warning',
    hours: { usual: 24, remote: 24 },
    cure: { 'zh-CN': '请揽收网点查件是否滞留或漏扫', en: 'Ask the branch that picked it up whether it is stuck or was not scanned' },
    toBuyer: asking('已揽收，暂时没有新的物流信息', 'was picked up and has no news since'),
  },
  stalled: {
    words: { 'zh-CN': '中转停滞', en: 'Stalled' },
    severity: 'warning',
    hours: { usual: 48, remote: 96 },
    cure: { 'zh-CN': '向快递发起催件；确认丢失的补发并登记理赔', en: 'Urge the carrier; if it is lost, send again and claim' },
    toBuyer: asking('在中转途中停留较久', 'has not moved for a while'),
  },
  delivery_late: {
    words: { 'zh-CN': '派送超时', en: 'Delivered late' },
    severity: 'warning',
    hours: { usual: 24, remote: 24 },
    cure: { 'zh-CN': '联系派件网点确认派送时间', en: 'Ask the delivering branch when it comes' },
    toBuyer: asking('派送比平时慢', 'takes longer to deliver than usual'),
  },
  delivery_failed: {
    words: { 'zh-CN': '派送异常', en: 'Delivery failed' },
    severity: 'warning',
    hours: null,
    cure: {
      'zh-CN': '核对收件人电话和地址，请快递再次派送或转寄',
      en: 'Check phone and address with the buyer; ask the carrier to deliver again or forward it',
    },
    toBuyer: {
      'zh-CN': '您好，快递（{carrier} {waybillNo}）派送时没能交到您手上，请保持电话畅通；地址或电话有变，请直接回复我们。',
      en: 'Hello, the carrier ({carrier} {waybillNo}) could not deliver your parcel. Please stay reachable, and tell us if address or phone have changed.',
    },
  },
  locker_late: {
    words: { 'zh-CN': '驿站/柜超时未取', en: 'Not collected' },
    severity: 'warning',
    hours: { usual: 72, remote: 72 },
    cure: {
      'zh-CN': '提醒买家取件；未经同意放驿站的请快递送货上门',
      en: 'Remind the buyer; if it was left there without consent, have it delivered',
    },
    toBuyer: {
      'zh-CN': '您好，您的包裹（{carrier} {waybillNo}）已在驿站或快递柜等您几天了，请尽快取件；需要送货上门请告诉我们。',
      en: 'Hello, your parcel ({carrier} {waybillNo}) has waited at the station for days. Please collect it, or tell us if you want it delivered.',
    },
  },
  false_sign: {
    words: { 'zh-CN': '疑似虚假签收', en: 'Signed for, perhaps falsely' },
    severity: 'alarm',
    hours: { usual: 72, remote: 72 },
    cure: {
      'zh-CN': '向买家确认是否收到；没收到的立即向快递投诉并索要签收凭证',
      en: 'Ask the buyer whether it has come; if not, complain at once and ask for proof of delivery',
    },
    toBuyer: {
      'zh-CN': '您好，快递显示您的包裹（{carrier} {waybillNo}）已签收，请问您收到了吗？没有收到请回复我们，我们马上处理。',
      en: 'Hello, the carrier says that your parcel ({carrier} {waybillNo}) was signed for. Have you got it? If not, tell us and we see to it at once.',
    },
  },
  rejected: {
    words: { 'zh-CN': '拒签', en: 'Rejected' },
    severity: 'warning',
    hours: null,
    cure: { 'zh-CN': '问清拒收原因，决定再次派送还是退回', en: 'Ask why; have it delivered again or returned' },
    toBuyer: {
      'zh-CN': '您好，快递反馈您的包裹（{carrier} {waybillNo}）被拒收，请问是什么原因？需要重新派送请告诉我们。',
      en: 'Hello, your parcel ({carrier} {waybillNo}) is reported as rejected. May we ask why? Tell us if it shall be delivered again.',
    },
  },
  returning: {
    words: { 'zh-CN': '退回中', en: 'On its way back' },
    severity: 'warning',
    hours: null,
    cure: { 'zh-CN': '通知仓库收退件；买家仍要的补发', en: 'Tell the warehouse; send again if the buyer still wants it' },
    toBuyer: {
      'zh-CN': '您好，您的包裹（{carrier} {waybillNo}）正在退回，请问您还需要吗？需要的话我们为您补发。',
      en: 'Hello, your parcel ({carrier} {waybillNo}) is on its way back to us. Do you still want it? Then we send it again.',
    },
  },
  damaged: {
    words: { 'zh-CN': '破损/丢失', en: 'Damaged or lost' },
    severity: 'alarm',
    hours: null,
    cure: { 'zh-CN': '向快递登记理赔，给买家补发或退款', en: 'Claim from the carrier; send again or refund' },
    toBuyer: {
      'zh-CN': '您好，您的包裹（{carrier} {waybillNo}）在运输途中出了问题，给您添麻烦了，我们为您补发或退款，请您选择。',
      en: 'Hello, your parcel ({carrier} {waybillNo}) met with an accident. We are sorry: shall we send it again, or refund you?',
    },
  },
  promise_late: {
    words: { 'zh-CN': '超过预计送达', en: 'Later than expected' },
    severity: 'warning',
    hours: { usual: 12, remote: 24 },
    cure: { 'zh-CN': '向快递催件，告诉买家新的时间', en: 'Urge the carrier and tell the buyer a new time' },
    toBuyer: asking('比预计送达时间晚了', 'is later than expected'),
  },
  loop: {
    words: { 'zh-CN': '错分/环路', en: 'Going in circles' },
    severity: 'warning',
    hours: null,
    cure: {
      'zh-CN': '请快递核对面单地址与分拨，改派到正确网点',
      en: 'Ask the carrier to check address and sorting, and to send it the right way',
    },
    toBuyer: asking('分拨时走错了方向', 'was sorted the wrong way'),
  },
  forwarded: {
    words: { 'zh-CN': '改址转寄', en: 'Forwarded' },
    severity: 'warning',
    hours: null,
    cure: { 'zh-CN': '确认是买家要求的转寄；不是的请快递改回', en: 'Make sure that the buyer asked for it; if not, have it turned back' },
    toBuyer: {
      'zh-CN': '您好，您的包裹（{carrier} {waybillNo}）显示转寄到新的地址，请问是您要求的吗？',
      en: 'Hello, your parcel ({carrier} {waybillNo}) is being forwarded to another address. Did you ask for that?',
    },
  },
  intercept_failed: {
    words: { 'zh-CN': '拦截没成功', en: 'Not called back' },
    severity: 'alarm',
    hours: null,
    cure: { 'zh-CN': '打快递客服电话拦截，或请买家拒收', en: 'Call the carrier by telephone, or ask the buyer to reject it' },
    toBuyer: {
      'zh-CN': '您好，您退款的包裹（{carrier} {waybillNo}）还在路上，送到时请直接拒收，谢谢。',
      en: 'Hello, the parcel that you were refunded for ({carrier} {waybillNo}) is still on its way. Please reject it when it comes.',
    },
  },
} as const satisfies Readonly<Record<string, KindRow>>;

export type AlertKind = keyof typeof alertKinds;
export const alertKindCodes = Object.keys(alertKinds) as [AlertKind, ...AlertKind[]];

/** Kinds with hours of their own, which a merchant may change. */
export const timedKinds = alertKindCodes.filter((kind) => alertKinds[kind].hours !== null);

export const isAlertKind = (text: string): text is AlertKind => Object.hasOwn(alertKinds, text);
