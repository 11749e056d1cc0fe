import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import { read } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import type { Messenger } from '@zhidan/core/notify/messenger.ts';
import { withinBytes, withoutMarks } from '@zhidan/core/notify/messenger-text.ts';
import { addresses } from './address.ts';
import { call } from './call.ts';
import { refusals } from './refusals.ts';

/** how long before its end a token is no longer used */
const leewayMs = 300_000;

/**
 * An app of a WeCom corporation, writing to persons. Source: developer.work.weixin.qq.com 91039 (token), 90236 (message), 95402 (phone).
 * One person gets 30 messages a minute of one app at most.
 */
export const wecomApp: Messenger = {
  code: 'wecom_app',
  service: 'wecom',
  words: { 'zh-CN': '企业微信应用消息', en: 'WeCom app message' },
  reach: 'person',
  fields: [
    { key: 'corpid', words: { 'zh-CN': '企业 ID（corpid）', en: 'Corp ID' }, isSecret: false, isRequired: true },
    { key: 'agentid', words: { 'zh-CN': '应用 AgentId', en: 'Agent ID of the app' }, isSecret: false, isRequired: true },
    { key: 'corpsecret', words: { 'zh-CN': '应用 Secret', en: 'Secret of the app' }, isSecret: true, isRequired: true },
  ],
  addresses,
  pace: [{ count: 30, withinMs: 60_000 }],
  refusals,
  async token(outside, app) {
    const { corpid = '', corpsecret = '' } = app.fields;
    const answer = await call(outside, app, { path: '/gettoken', query: { corpid, corpsecret }, body: null });
    return readable(() => ({
      token: read.needText(answer, 'access_token'),
      expiresAt: plusMs(outside.now(), read.whole(answer, 'expires_in') * 1_000 - leewayMs),
    }));
  },
  async findPerson(outside, { app, token }, mobile) {
    try {
      const answer = await call(outside, app, { path: '/user/getuserid', query: { access_token: token }, body: { mobile } });
      return readable(() => read.needText(answer, 'userid'));
    } catch (fault) {
      if (fault instanceof ConnectorFault && (fault.platformCode === '46004' || fault.platformCode === '60111')) return null;
      throw fault;
    }
  },
  async send(outside, { app, token }, { to, message: { title, text, url, button } }) {
    const content: JsonObject =
      url === null
        ? { msgtype: 'text', text: { content: withinBytes(`${title}\n${text}`, 2048) } }
        : {
            msgtype: 'textcard',
            textcard: {
              title: withinBytes(withoutMarks(title), 128),
              description: withinBytes(withoutMarks(text), 512),
              url,
              btntxt: button.slice(0, 4),
            },
          };
    const answer = await call(outside, app, {
      path: '/message/send',
      query: { access_token: token },
      body: {
        touser: to ?? '',
        agentid: Number(app.fields['agentid']),
        ...content,
        enable_duplicate_check: 1,
        duplicate_check_interval: 1800,
      },
    });
    return readable(() => {
      // a message to one person who is not there comes back as a success that names them
      const missed = read.text(answer, 'invaliduser');
      if (missed !== '') throw new ConnectorFault({ kind: 'business', platformCode: '81013', platformWords: `invaliduser: ${missed}` });
      return read.text(answer, 'msgid');
    });
  },
};
