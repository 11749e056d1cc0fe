import { refusalTable } from '../kernel/refusal-table.ts';

/** Every "no" of channels. */
export const channelRefusals = refusalTable({
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
});
