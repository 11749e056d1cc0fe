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
  'shop.not_found': {
    status: 404,
    'zh-CN': '没有这家店铺（{shopId}）。请刷新店铺列表后重试。',
    en: 'There is no such shop ({shopId}). Reload the list of shops and try again.',
  },
  'shop.other_shop': {
    status: 409,
    'zh-CN':
      '“{name}”原来授权的是平台店铺 {known}，这次授权的却是 {told}，两家店的订单不能混在一起。请用 {known} 的账号重新授权，或者为 {told} 另外添加店铺。',
    en: '“{name}” stands for the platform’s shop {known}, but this authorisation is for {told}. Their orders must not mix: authorise with the account of {known}, or add a shop for {told}.',
  },
  'shop.already_here': {
    status: 409,
    'zh-CN': '平台店铺 {platformShopNo} 已经接入，名为“{name}”。接入两次会使订单重复，请直接使用“{name}”。',
    en: 'The platform’s shop {platformShopNo} is here already, as “{name}”. Twice would double its orders: use “{name}”.',
  },
  'shop.not_authorized': {
    status: 409,
    'zh-CN': '“{name}”还没有授权，或授权已失效，无法抓单。请先在店铺页面授权。',
    en: '“{name}” is not authorised, or its authorisation has ended, so it cannot be pulled. Authorise it on the shop page first.',
  },
  'shop.is_paused': {
    status: 409,
    'zh-CN': '“{name}”已暂停抓单。请先恢复抓单，再立即抓取。',
    en: '“{name}” is paused. Resume it first, then pull.',
  },
  'shop.load_too_far': {
    status: 422,
    'zh-CN': '平台最早只能查到 {earliest} 的订单，“{name}”无法从 {from} 开始抓取。请选择更晚的时间；更早的订单可以用文件导入。',
    en: 'The platform looks back to {earliest} at most, so “{name}” cannot be loaded from {from}. Choose a later moment; import older orders from a file.',
  },
});
