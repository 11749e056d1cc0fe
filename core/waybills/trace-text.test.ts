import { expect, test } from 'vitest';
import { meaningOfText } from './trace-text.ts';

test.each([
  ['【宁波市】鄞州营业部 已揽收，揽收员：张三', 'PICKED_UP', null],
  ['快件已到达 杭州转运中心', 'IN_TRANSIT', null],
  ['快件离开【宁波转运中心】已发往【北京转运中心】', 'IN_TRANSIT', null],
  ['【北京】快递员李四正在派件，电话 138****0000', 'OUT_FOR_DELIVERY', null],
  ['您的快件已暂存至菜鸟驿站，请凭取件码取件', 'OUT_FOR_DELIVERY', 'AT_LOCKER'],
  ['快件已由丰巢快递柜取出', 'DELIVERED', null],
  ['您的快递已签收，签收人：本人', 'DELIVERED', null],
  ['签收 2026-11-13 10:00:00', 'DELIVERED', null],
  ['快件已放在家门口，请尽快取回', 'DELIVERED', null],
  ['客户要求放在家门口', null, null],
  ['快件尚未签收，预计今日送达', null, null],
  ['因收件人拒收，快件待处理', 'REJECTED', null],
  ['快件已退回寄件人，签收人：张三', 'RETURNED', null],
  ['因暴雨影响，快件滞留', 'EXCEPTION', null],
  ['包裹信息已更新', null, null],
])('“%s” means %s %s', (text, state, sub) => expect(meaningOfText(text)).toEqual(state && { state, sub }));
