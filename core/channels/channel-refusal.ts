import { refusalTable } from '../kernel/refusal-table.ts';

/** Every "no" of channels. */
export const channelRefusals = refusalTable({
  'channel_order.none': {
    status: 404,
    'zh-CN': '订单 {channelOrderNo} 没有平台原始单据，它不是从平台接来的。',
    en: 'There is no platform document behind the order {channelOrderNo}: it did not come from a platform.',
  },
  'shop.name_taken': {
    status: 409,
    'zh-CN': '该平台已有名为“{name}”的店铺。请换一个名称。',
    en: 'This channel has a shop called “{name}” already. Choose another name.',
  },
});
