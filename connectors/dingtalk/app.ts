import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import { read } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import { shanghaiText } from '@zhidan/core/channels/shanghai-time.ts';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import type { Messenger } from '@zhidan/core/notify/messenger.ts';
import { withinBytes, withoutMarks } from '@zhidan/core/notify/messenger-text.ts';
import { addresses } from './address.ts';
import { askToken, call } from './call.ts';
import { refusals } from './refusals.ts';

const leewayMs = 300_000;

/**
 * Work notices (工作通知) of an app of a DingTalk corporation. The same words reach a person once a day only, so each bears its minute.
 * Source: open.dingtalk.com, asyncsend_v2, getbymobile, oauth2/accessToken.
 */
export const dingtalkApp: Messenger = {
  code: 'dingtalk_app',
  service: 'dingtalk',
  words: { 'zh-CN': '钉钉工作通知', en: 'DingTalk work notices' },
  reach: 'person',
  fields: [
    { key: 'appkey', words: { 'zh-CN': 'AppKey（Client ID）', en: 'App key (client ID)' }, isSecret: false, isRequired: true },
    {
      key: 'appsecret',
      words: { 'zh-CN': 'AppSecret（Client Secret）', en: 'App secret (client secret)' },
      isSecret: true,
      isRequired: true,
    },
    { key: 'agent_id', words: { 'zh-CN': 'AgentId', en: 'Agent ID' }, isSecret: false, isRequired: true },
  ],
  addresses,
  pace: [{ count: 1_500, withinMs: 60_000 }],
  refusals,
  async token(outside, app) {
    const answer = await askToken(outside, app);
    return readable(() => ({
      token: read.needText(answer, 'accessToken'),
      expiresAt: plusMs(outside.now(), read.whole(answer, 'expireIn') * 1_000 - leewayMs),
    }));
  },
  async findPerson(outside, { app, token }, mobile) {
    try {
      const answer = await call(outside, app, { path: '/topapi/v2/user/getbymobile', query: { access_token: token }, body: { mobile } });
      return readable(() => read.needText(read.part(answer, 'result'), 'userid'));
    } catch (fault) {
      if (fault instanceof ConnectorFault && fault.platformCode === '60121') return null;
      throw fault;
    }
  },
  async send(outside, { app, token }, { to, message: { title, text, url, button } }) {
    const minute = shanghaiText(outside.now()).slice(5, 16);
    const markdown = `### ${withoutMarks(title)}\n\n${withinBytes(withoutMarks(text), 1_200)}\n\n${minute}`;
    const msg: JsonObject =
      url === null
        ? { msgtype: 'markdown', markdown: { title: withinBytes(title, 120), text: markdown } }
        : { msgtype: 'action_card', action_card: { title: withinBytes(title, 120), markdown, single_title: button, single_url: url } };
    const answer = await call(outside, app, {
      path: '/topapi/message/corpconversation/asyncsend_v2',
      query: { access_token: token },
      body: { agent_id: Number(app.fields['agent_id']), userid_list: to ?? '', msg },
    });
    return readable(() => read.text(answer, 'task_id'));
  },
};
