import { instantMs } from '@zhidan/core/kernel/instant.ts';
import type { Messenger } from '@zhidan/core/notify/messenger.ts';
import { withinBytes, withoutMarks } from '@zhidan/core/notify/messenger-text.ts';
import { addresses } from './address.ts';
import { call } from './call.ts';
import { refusals } from './refusals.ts';
import { robotSign } from './sign.ts';

/** A custom robot of a DingTalk (钉钉) group: 20 messages a minute, then silence for ten. Source: open.dingtalk.com, custom robots. */
export const dingtalkRobot: Messenger = {
  code: 'dingtalk_robot',
  service: 'dingtalk',
  words: { 'zh-CN': '钉钉群机器人', en: 'DingTalk group robot' },
  reach: 'group',
  fields: [
    {
      key: 'access_token',
      words: { 'zh-CN': 'access_token（Webhook 地址里的）', en: 'access_token (in its webhook)' },
      isSecret: true,
      isRequired: true,
    },
    {
      key: 'secret',
      words: { 'zh-CN': '加签密钥（SEC 开头，没有可不填）', en: 'Signing secret (SEC…), if it has one' },
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
  pace: [{ count: 20, withinMs: 60_000 }],
  refusals,
  async send(outside, { app }, { message: { title, text, url, button } }) {
    const { access_token = '', secret = '', keyword = '' } = app.fields;
    const at = instantMs(outside.now());
    const head = keyword === '' || `${title}${text}`.includes(keyword) ? title : `${keyword} · ${title}`;
    const link = url === null ? '' : `\n\n[${withoutMarks(button)}](${url})`;
    await call(outside, app, {
      path: '/robot/send',
      query: { access_token, ...(secret === '' ? {} : { timestamp: String(at), sign: robotSign(at, secret) }) },
      body: {
        msgtype: 'markdown',
        markdown: { title: withinBytes(head, 120), text: `${withinBytes(`### ${head}\n\n${withoutMarks(text)}`, 4_000)}${link}` },
      },
    });
    return '';
  },
};
