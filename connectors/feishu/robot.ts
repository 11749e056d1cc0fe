import { instantMs } from '@zhidan/core/kernel/instant.ts';
import type { Messenger } from '@zhidan/core/notify/messenger.ts';
import { addresses } from './address.ts';
import { call } from './call.ts';
import { cardOf } from './card.ts';
import { refusals } from './refusals.ts';
import { robotSign } from './sign.ts';

/** A custom robot of a Feishu (飞书) group: 100 messages a minute, 5 a second. Source: open.feishu.cn, custom bot guide. */
export const feishuRobot: Messenger = {
  code: 'feishu_robot',
  service: 'feishu',
  words: { 'zh-CN': '飞书群机器人', en: 'Feishu group robot' },
  reach: 'group',
  fields: [
    {
      key: 'hook',
      words: { 'zh-CN': 'Webhook 标识（地址里 /hook/ 后面的部分）', en: 'Hook token (what follows /hook/ in its webhook)' },
      isSecret: true,
      isRequired: true,
    },
    {
      key: 'secret',
      words: { 'zh-CN': '签名校验密钥（没有可不填）', en: 'Signing secret, if it has one' },
      isSecret: true,
      isRequired: false,
    },
    {
      key: 'keyword',
      words: { 'zh-CN': '自定义关键词（设置了才填）', en: 'Keyword, if it asks for one' },
      isSecret: false,
      isRequired: false,
    },
  ],
  addresses,
  pace: [
    { count: 100, withinMs: 60_000 },
    { count: 5, withinMs: 1_000 },
  ],
  refusals,
  async send(outside, { app }, { message }) {
    const { hook = '', secret = '', keyword = '' } = app.fields;
    const at = Math.floor(instantMs(outside.now()) / 1_000);
    await call(outside, app, {
      path: `/bot/v2/hook/${encodeURIComponent(hook)}`,
      token: '',
      body: {
        ...(secret === '' ? {} : { timestamp: String(at), sign: robotSign(at, secret) }),
        msg_type: 'interactive',
        card: cardOf(message, keyword),
      },
    });
    return '';
  },
};
