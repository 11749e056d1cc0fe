import { read } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import type { Messenger } from '@zhidan/core/notify/messenger.ts';
import { addresses } from './address.ts';
import { call } from './call.ts';
import { cardOf } from './card.ts';
import { refusals } from './refusals.ts';

const leewayMs = 300_000;

/**
 * The robot of an app of a Feishu corporation, writing to persons by their open_id. `uuid` makes a message that is sent twice within an
 * hour one. Source: open.feishu.cn, tenant_access_token/internal, im/v1/messages, contact/v3/users/batch_get_id.
 */
export const feishuApp: Messenger = {
  code: 'feishu_app',
  service: 'feishu',
  words: { 'zh-CN': '飞书应用消息', en: 'Feishu app message' },
  reach: 'person',
  fields: [
    { key: 'app_id', words: { 'zh-CN': 'App ID（cli_ 开头）', en: 'App ID (cli_…)' }, isSecret: false, isRequired: true },
    { key: 'app_secret', words: { 'zh-CN': 'App Secret', en: 'App secret' }, isSecret: true, isRequired: true },
  ],
  addresses,
  pace: [
    { count: 1_000, withinMs: 60_000 },
    { count: 5, withinMs: 1_000 },
  ],
  refusals,
  async token(outside, app) {
    const { app_id = '', app_secret = '' } = app.fields;
    const answer = await call(outside, app, { path: '/auth/v3/tenant_access_token/internal', token: '', body: { app_id, app_secret } });
    return readable(() => ({
      token: read.needText(answer, 'tenant_access_token'),
      expiresAt: plusMs(outside.now(), read.whole(answer, 'expire') * 1_000 - leewayMs),
    }));
  },
  async findPerson(outside, { app, token }, phone) {
    const answer = await call(outside, app, {
      path: '/contact/v3/users/batch_get_id?user_id_type=open_id',
      token,
      body: { mobiles: [phone] },
    });
    return readable(() => {
      const found = read.parts(read.part(answer, 'data'), 'user_list').map((row) => read.text(row, 'user_id'));
      return found.find((id) => id !== '') ?? null;
    });
  },
  async send(outside, { app, token }, { to, message }) {
    const answer = await call(outside, app, {
      path: '/im/v1/messages?receive_id_type=open_id',
      token,
      body: { receive_id: to ?? '', msg_type: 'interactive', content: JSON.stringify(cardOf(message)), uuid: message.key.slice(0, 50) },
    });
    return readable(() => read.text(read.part(answer, 'data'), 'message_id'));
  },
};
