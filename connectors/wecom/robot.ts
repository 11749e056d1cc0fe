import type { Messenger } from '@zhidan/core/notify/messenger.ts';
import { withinBytes, withoutMarks } from '@zhidan/core/notify/messenger-text.ts';
import { addresses } from './address.ts';
import { call } from './call.ts';
import { refusals } from './refusals.ts';

/** A robot of a WeCom (企业微信) group. Markdown of 4096 bytes, 20 messages a minute. Source: developer.work.weixin.qq.com 91770. */
export const wecomRobot: Messenger = {
  code: 'wecom_robot',
  service: 'wecom',
  words: { 'zh-CN': '企业微信群机器人', en: 'WeCom group robot' },
  reach: 'group',
  fields: [
    {
      key: 'key',
      words: { 'zh-CN': '机器人 key（Webhook 地址里 key= 后面的部分）', en: 'Robot key (what follows key= in its webhook)' },
      isSecret: true,
      isRequired: true,
    },
  ],
  addresses,
  pace: [{ count: 20, withinMs: 60_000 }],
  refusals,
  async send(outside, { app }, { message: { title, text, url, button } }) {
    const link = url === null ? '' : `\n[${withoutMarks(button)}](${url})`;
    const words = withinBytes(`**${withoutMarks(title)}**\n${withoutMarks(text)}`, 4096 - Buffer.byteLength(link));
    await call(outside, app, {
      path: '/webhook/send',
      query: { key: app.fields['key'] ?? '' },
      body: { msgtype: 'markdown', markdown: { content: `${words}${link}` } },
    });
    return '';
  },
};
