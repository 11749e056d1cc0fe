import { agreeRefund, refuseRefund } from '../world/merchant-acts.ts';
import { isRefundOpen, shippedQuantity } from '../world/trade-facts.ts';
import type { Refund, Trade } from '../world/trade.ts';
import { chooseFields } from './choose-fields.ts';
import { recordOf } from './json-param.ts';
import { forShop, momentOf, pageOf, textOf, type ShopCall, type TopMethod } from './method.ts';
import { oidOf, refundIdOf, refundSeqOf } from './native-number.ts';
import { refundDocument } from './refund-document.ts';
import { invalid, rejected } from './top-error.ts';
import type { TopObject } from './trade-document.ts';
import { refundStatuses } from './trade-status.ts';

/** what one call of the batch pays back, for a Tmall shop */
const batchLimit = { count: 30, fen: 1_000_000 };
/** the code on the seller's phone; an app may be registered with another `sms_code` */
const usualSmsCode = '888888';

const reasons = [
  { reason_id: 1, reason_text: '商品已发出' },
  { reason_id: 2, reason_text: '买家未按约定退货' },
  { reason_id: 3, reason_text: '退回的商品影响二次销售' },
];

export const refundMethods: Readonly<Record<string, TopMethod>> = {
  'taobao.refunds.receive.get': forShop(['fields'], listRefunds),
  'tmall.dispute.receive.get': forShop([], listRefunds),
  'taobao.refund.get': forShop(['fields', 'refund_id'], (call) => {
    const { trade, refund } = refundOf(call, textOf(call, 'refund_id'));
    return { refund: chooseFields(refundDocument(call.world, trade, refund), textOf(call, 'fields')) };
  }),
  'taobao.rp.refunds.agree': forShop(['refund_infos'], agreeBatch),
  'taobao.rp.returngoods.agree': forShop(['refund_id'], (call) => {
    const { trade, refund } = refundOf(call, textOf(call, 'refund_id'));
    checkVersion(call, refund);
    if (refund.kind === 'refund_only' || refund.state !== 'asked') throw rejected('isv.refund-status-error', '退款单状态不允许同意退货');
    agreeRefund(call.world, trade, refund.seq);
    return { is_success: true };
  }),
  'taobao.refund.refuse': forShop(['refund_id', 'refuse_message'], (call) => {
    const { trade, refund } = refundOf(call, textOf(call, 'refund_id'));
    checkVersion(call, refund);
    const refused = refuseRefund(call.world, trade, refund.seq, textOf(call, 'refuse_message')).refunds.find(
      ({ seq }) => seq === refund.seq,
    );
    return { refund: { refund_id: refundIdOf(refund.seq), status: refundStatuses[refused?.state ?? 'refused'] } };
  }),
  'taobao.refund.refusereason.get': forShop(['refund_id'], () => ({ reasons: { reason: reasons }, has_next: false })),
  'taobao.rdc.aligenius.sendgoods.cancel': forShop(['param'], cancelSending),
};

/** Newest change first, as trades are. */
function listRefunds(call: ShopCall): TopObject {
  const fromMs = textOf(call, 'start_modified') === '' ? 0 : momentOf(call, 'start_modified');
  const toMs = textOf(call, 'end_modified') === '' ? call.world.nowMs() : momentOf(call, 'end_modified');
  const status = textOf(call, 'status');
  const seconds = ({ changedMs }: Refund): number => Math.floor(changedMs / 1_000) * 1_000;
  const rows = call.world
    .trades(call.shop.seq)
    .flatMap((trade) => trade.refunds.map((refund) => ({ trade, refund })))
    .filter(({ refund }) => seconds(refund) >= fromMs && seconds(refund) <= toMs)
    .filter(({ refund }) => status === '' || refundStatuses[refund.state] === status)
    .toSorted((left, right) => seconds(right.refund) - seconds(left.refund) || right.refund.seq - left.refund.seq);
  const page = pageOf(call, rows, 100);
  const fields = textOf(call, 'fields') || '*';
  return {
    refunds: { refund: page.rows.map(({ trade, refund }) => chooseFields(refundDocument(call.world, trade, refund), fields)) },
    ...page.count,
  };
}

function refundOf(call: ShopCall, refundId: string): Readonly<{ trade: Trade; refund: Refund }> {
  const seq = refundSeqOf(refundId);
  const trade = call.world.tradeOfRefund(seq);
  const refund = trade?.refunds.find((each) => each.seq === seq);
  if (!trade || !refund || trade.shopSeq !== call.shop.seq) throw rejected('isv.refund-not-exist', '退款单不存在');
  return { trade, refund };
}

/** Somebody changed the refund since it was read. */
function checkVersion(call: ShopCall, refund: Refund): void {
  const version = textOf(call, 'refund_version');
  if (version !== '' && version !== String(refund.changedMs)) throw rejected('isv.refund-version-error', '退款版本号错误，请重新获取');
}

/** `refund_id|fen|version|phase` by comma; the first call without a code sends the code to the seller's phone. */
function agreeBatch(call: ShopCall): TopObject {
  const asked = textOf(call, 'refund_infos')
    .split(',')
    .map((info) => {
      const [refundId = '', amount = '', version = ''] = info.split('|');
      return { refundId, amount: Number(amount), version };
    });
  if (asked.length > batchLimit.count || asked.reduce((sum, { amount }) => sum + amount, 0) > batchLimit.fen)
    throw invalid('refund_infos', '超过单次退款上限');
  const code = textOf(call, 'code');
  if (code === '') return { succ: false, msg_code: 'SMS_CODE_SENT', message: '已向卖家手机发送验证码，请带 code 重新调用' };
  if (code !== (call.app.extra['sms_code'] ?? usualSmsCode)) throw rejected('isv.refund-sms-code-error', '短信验证码错误');
  const results = asked.map(({ refundId, amount, version }) => {
    const { trade, refund } = refundOf(call, refundId);
    const isStale = (version !== '' && version !== String(refund.changedMs)) || amount !== refund.amount;
    const isRipe = refund.kind === 'refund_only' ? refund.state === 'asked' : refund.state === 'returned';
    if (isStale || !isRipe)
      return { refund_id: refundId, succ: false, msg_code: isStale ? 'REFUND_VERSION_ERROR' : 'REFUND_STATUS_ERROR', message: '退款失败' };
    agreeRefund(call.world, trade, refund.seq);
    return { refund_id: refundId, succ: true, msg_code: 'OP_SUCC', message: '操作成功' };
  });
  return { succ: results.every(({ succ }) => succ), msg_code: 'OP_SUCC', message: '操作成功', results: { refund_mapping_result: results } };
}

/** AG: the warehouse stopped the parcel, so the platform pays back by itself. */
function cancelSending(call: ShopCall): TopObject {
  const param = recordOf(call, 'param');
  const { trade, refund } = refundOf(call, String(param['refund_id']));
  if (String(param['oid']) !== oidOf(trade, refund.lineSeq)) throw invalid('param.oid');
  const isStopped = param['status'] === 'SUCCESS' && shippedQuantity(trade, refund.lineSeq) === 0;
  if (isStopped && isRefundOpen(refund)) agreeRefund(call.world, trade, refund.seq);
  return { result: { success: true } };
}
