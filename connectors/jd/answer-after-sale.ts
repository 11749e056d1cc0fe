import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { WriteBack } from '@zhidan/core/channels/write-back.ts';
import { operatorOf, serviceMark } from './after-sale.ts';
import { call } from './call.ts';
import { idOf } from './id.ts';
import { mapOrder } from './map-order.ts';
import { readOrder } from './pull.ts';

const accepted = 1;
const refused = 2;
const otherReason = 5;

/** Answers an application to cancel a paid order. Agreed, the order is canceled; refused, it waits to be shipped again. */
export const answerAfterSale: WriteBack['answerAfterSale'] = async (outside, access, ask) => {
  if (ask.afterSaleNo.startsWith(serviceMark)) {
    const platformWords = '京东服务单的审核接口未公开，请到京麦处理 (audit service orders in the back office of the platform)';
    throw new ConnectorFault({ kind: 'business', platformCode: 'no_service_call', platformWords });
  }
  const document = await readOrder(outside, access, ask.channelOrderNo);
  const isOut = document !== null && mapOrder(document).states.shipping !== 'unshipped';
  await call(outside, access, 'jingdong.pop.afs.soa.refundapply.replyRefund', {
    id: idOf(ask.afterSaleNo),
    status: ask.isAgreed ? accepted : refused,
    checkUserName: operatorOf(access.grant.raw),
    remark: ask.remark,
    ...(ask.isAgreed ? {} : { rejectType: Number(ask.reasonCode) || otherReason }),
    outWareStatus: isOut ? 1 : 2,
  });
};
