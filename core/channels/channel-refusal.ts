import { refusalTable } from '../kernel/refusal-table.ts';

/** Every "no" of channels. */
export const channelRefusals = refusalTable({
  'shop.name_taken': {
    status: 409,
    'zh-CN': '该平台已有名为“{name}”的店铺。请换一个名称。',
    en: 'This channel has a shop called “{name}” already. Choose another name.',
  },
});
