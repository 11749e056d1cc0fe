import { createHash, createHmac } from 'node:crypto';
import { inner, jsonReply, linkIn, objectOf, textIn } from '../world/messages/json.ts';
import { membersOf } from '../world/messages/members.ts';
import { isMessagePage, messagePage } from '../world/messages/message-page.ts';
import { deliver } from '../world/messages/message-shelf.ts';
import { fits } from '../world/messages/pace.ts';
import type { EmulatedAnswer, EmulatedRequest, EmulatedService, WordedFault } from '../world/platform.ts';
import type { EmulatedApp } from '../world/shop.ts';
import type { World } from '../world/world.ts';

const lifeSeconds = 7_200;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
type Token = { app: EmulatedApp; endsMs: number };
const tokens = (world: World): Map<string, Token> => world.own('dingtalk', () => new Map<string, Token>());
const says = (errcode: number, errmsg: string, more: object = {}): EmulatedAnswer => jsonReply({ errcode, errmsg, ...more });

/**
 * 钉钉: custom robots and work notices. A robot is an app registered with its access_token as `key`, its signing secret as `secret`
 * (`-`: none) and perhaps a `keyword` in `extra`; an app has AppKey and AppSecret, and in `extra` its `agent_id` and its `members`.
 */
export const dingtalk: EmulatedService = {
  name: 'dingtalk',
  handle: (world, request) => Promise.resolve(answer(world, request)),
  isPassing: isMessagePage,
  faultAnswer: (fault) => says(...faults[fault]),
};

const faults: Readonly<Record<WordedFault, readonly [number, string]>> = {
  throttled: [660026, 'send too fast, exceed 20 times per minute'],
  server_error: [-1, '系统繁忙'],
  token_expired: [42001, 'access_token已过期'],
  unavailable: [-1, '系统繁忙'],
};

function answer(world: World, request: EmulatedRequest): EmulatedAnswer {
  if (isMessagePage(request)) return messagePage(world, 'dingtalk');
  const { path, query, headers } = request;
  if (path.endsWith('/v1.0/oauth2/accessToken')) return token(world, request);
  if (request.method !== 'POST' || !headers['content-type']?.startsWith('application/json'))
    return says(43004, '无效的HTTP HEADER Content-Type');
  const ask = objectOf(request.body);
  if (!ask) return says(40035, '缺少参数 json');
  if (path.endsWith('/robot/send')) return robot(world, request, ask);
  if (!query.get('access_token')) return says(41001, '缺少access_token参数');
  const held = tokens(world).get(query.get('access_token') ?? '');
  if (!held) return says(40014, '不合法的access_token');
  if (held.endsMs <= world.nowMs()) return says(42001, 'access_token已过期');
  if (path.endsWith('/topapi/v2/user/getbymobile')) {
    const userid = membersOf(held.app).get(textIn(ask, 'mobile'));
    return userid ? says(0, 'ok', { result: { userid } }) : says(60121, '找不到该用户');
  }
  return path.endsWith('/topapi/message/corpconversation/asyncsend_v2') ? notice(world, held.app, ask) : says(22, 'Invalid method');
}

/** The new gateway: HTTP statuses, codes in letters. */
function token(world: World, { body }: EmulatedRequest): EmulatedAnswer {
  const ask = objectOf(body);
  const app = world.apps('dingtalk').find(({ key, extra }) => extra['agent_id'] && key === textIn(ask, 'appKey'));
  if (!app || app.secret !== textIn(ask, 'appSecret'))
    return jsonReply({ code: 'invalidClientIdOrSecret', message: '无效的clientId或者clientSecret', requestid: 'EMULATED' }, 400);
  const now = world.nowMs();
  const standing = [...tokens(world)].find(([, held]) => held.app.key === app.key && held.endsMs > now);
  const name = standing?.[0] ?? createHash('md5').update(`${app.secret} ${now}`).digest('hex');
  if (!standing) tokens(world).set(name, { app, endsMs: now + lifeSeconds * 1_000 });
  return jsonReply({ accessToken: name, expireIn: Math.floor(((tokens(world).get(name)?.endsMs ?? now) - now) / 1_000) });
}

/** Base64 of HMAC-SHA256; what is hashed is written byte by byte, as the document shows it. */
function signOf(timestamp: string, secret: string): string {
  const bytes = Buffer.concat([Buffer.from(timestamp), Buffer.from([0x0a]), Buffer.from(secret)]);
  return createHmac('sha256', Buffer.from(secret)).update(bytes).digest().toString('base64');
}

function robot(world: World, { query }: EmulatedRequest, ask: Readonly<Record<string, unknown>>): EmulatedAnswer {
  const app = world.apps('dingtalk').find(({ key, extra }) => !extra['agent_id'] && key === query.get('access_token'));
  if (!app) return says(300005, 'token is not exist');
  if (app.secret !== '-') {
    const timestamp = query.get('timestamp') ?? '';
    if (!/^\d{13}$/u.test(timestamp) || Math.abs(Number(timestamp) - world.nowMs()) > hourMs)
      return says(310000, 'description:invalid timestamp;solution:请检查时间戳');
    if (query.get('sign') !== signOf(timestamp, app.secret)) return says(310000, 'description:sign not match;solution:请检查加签');
  }
  const type = textIn(ask, 'msgtype');
  if (type !== 'text' && type !== 'markdown') return says(400105, 'unsupported msgtype');
  const content = type === 'text' ? textIn(inner(ask, 'text'), 'content') : textIn(inner(ask, 'markdown'), 'text');
  if (content === '') return says(40035, '缺少参数 json');
  const { keyword = '' } = app.extra;
  if (keyword !== '' && !content.includes(keyword)) return says(310000, 'description:keywords not in content;solution:请检查关键词');
  if (!fits(world, `dingtalk ${app.key}`, [{ count: 20, withinMs: 60_000, silentMs: 600_000 }]))
    return says(660026, 'send too fast, exceed 20 times per minute');
  const { text, url } = linkIn(content);
  const title = type === 'text' ? '' : textIn(inner(ask, 'markdown'), 'title');
  deliver(world, { messenger: 'dingtalk', from: app.key, to: null, title, text: text.replace(/^#+ .*\n+/u, ''), url });
  return says(0, 'ok');
}

/** The answer says that it was taken; what is not delivered then is not told here. */
function notice(world: World, app: EmulatedApp, ask: Readonly<Record<string, unknown>>): EmulatedAnswer {
  if (textIn(ask, 'agent_id') !== app.extra['agent_id']) return says(40056, '不合法的agentid');
  const msg = inner(ask, 'msg');
  const type = textIn(msg, 'msgtype');
  const card = inner(msg, type);
  const text = type === 'markdown' ? textIn(card, 'text') : textIn(card, 'markdown');
  if (!['markdown', 'action_card'].includes(type) || text === '') return says(40008, '不合法的消息类型');
  if (Buffer.byteLength(JSON.stringify(msg)) > 2_048) return says(40035, '消息体超过2048个字节');
  const known = new Set(membersOf(app).values());
  const asked = textIn(ask, 'userid_list')
    .split(',')
    .filter((one) => one !== '');
  if (asked.length === 0) return says(1_430_000, '接受者为空');
  if (!asked.some((one) => known.has(one))) return says(33_012, '无效的USERID');
  const day = Math.floor((world.nowMs() + 8 * hourMs) / dayMs);
  const seen = world.own('dingtalk twins', () => new Set<string>());
  for (const to of asked.filter((one) => known.has(one))) {
    const twin = JSON.stringify([app.key, to, day, text]);
    if (seen.has(twin)) continue; // said to be sent, and never seen
    seen.add(twin);
    const url = type === 'markdown' ? null : textIn(card, 'single_url') || null;
    deliver(world, { messenger: 'dingtalk', from: app.key, to, title: textIn(card, 'title'), text, url });
  }
  return says(0, 'ok', { task_id: world.nextSeq('dingtalk task') });
}
