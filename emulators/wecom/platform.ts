import { createHash } from 'node:crypto';
import { inner, jsonReply, linkIn, objectOf, textIn } from '../world/messages/json.ts';
import { membersOf } from '../world/messages/members.ts';
import { isMessagePage, messagePage } from '../world/messages/message-page.ts';
import { deliver } from '../world/messages/message-shelf.ts';
import { fits } from '../world/messages/pace.ts';
import type { EmulatedAnswer, EmulatedRequest, EmulatedService, WordedFault } from '../world/platform.ts';
import type { EmulatedApp } from '../world/shop.ts';
import type { World } from '../world/world.ts';

const lifeSeconds = 7_200;
type Token = { app: EmulatedApp; endsMs: number };
const tokens = (world: World): Map<string, Token> => world.own('wecom', () => new Map<string, Token>());
const says = (errcode: number, errmsg: string, more: object = {}): EmulatedAnswer => jsonReply({ errcode, errmsg, ...more });

/**
 * 企业微信: robots of groups and messages of apps. A robot is an app registered with its `key` (its secret is not asked); an app has the corpid as `key`, the
 * corpsecret as `secret`, and in `extra` its `agentid` and its `members`.
 */
export const wecom: EmulatedService = {
  name: 'wecom',
  handle: (world, request) => Promise.resolve(answer(world, request)),
  isPassing: isMessagePage,
  faultAnswer: (fault) => says(...faults[fault]),
};

const faults: Readonly<Record<WordedFault, readonly [number, string]>> = {
  throttled: [45009, 'api freq out of limit'],
  server_error: [-1, 'system error'],
  token_expired: [42001, 'access_token expired'],
  unavailable: [-1, 'system busy'],
};

function answer(world: World, request: EmulatedRequest): EmulatedAnswer {
  if (isMessagePage(request)) return messagePage(world, 'wecom');
  const { path, query } = request;
  if (path.endsWith('/webhook/send')) return robot(world, request);
  if (path.endsWith('/gettoken')) return token(world, query);
  const held = tokens(world).get(query.get('access_token') ?? '');
  if (!query.get('access_token')) return says(41001, 'access_token missing');
  if (!held) return says(40014, 'invalid access_token');
  if (held.endsMs <= world.nowMs()) return says(42001, 'access_token expired');
  if (request.method !== 'POST') return says(43002, 'require POST method');
  const ask = objectOf(request.body);
  if (!ask) return says(47001, 'data format error');
  if (path.endsWith('/user/getuserid')) {
    const userid = membersOf(held.app).get(textIn(ask, 'mobile'));
    return userid ? says(0, 'ok', { userid }) : says(46004, 'user not exist');
  }
  return path.endsWith('/message/send') ? send(world, held.app, ask) : says(40066, 'invalid url');
}

/** The same corporation and app get the same token until it ends. */
function token(world: World, query: URLSearchParams): EmulatedAnswer {
  const corp = world.apps('wecom').filter(({ key, extra }) => key === query.get('corpid') && extra['agentid']);
  if (corp.length === 0) return says(40013, 'invalid corpid');
  const app = corp.find(({ secret }) => secret === query.get('corpsecret'));
  if (!app) return says(40001, 'invalid credential');
  const now = world.nowMs();
  const standing = [...tokens(world)].find(([, held]) => held.app.key === app.key && held.app.secret === app.secret && held.endsMs > now);
  const name = standing?.[0] ?? createHash('sha256').update(`${app.secret} ${now}`).digest('base64url');
  if (!standing) tokens(world).set(name, { app, endsMs: now + lifeSeconds * 1_000 });
  return says(0, 'ok', { access_token: name, expires_in: Math.floor(((tokens(world).get(name)?.endsMs ?? now) - now) / 1_000) });
}

function robot(world: World, { method, query, body }: EmulatedRequest): EmulatedAnswer {
  const app = world.apps('wecom').find(({ key, extra }) => key === query.get('key') && !extra['agentid']);
  if (!app) return says(93000, 'invalid webhook url');
  const ask = method === 'POST' ? objectOf(body) : null;
  if (!ask) return says(47001, 'data format error');
  const type = textIn(ask, 'msgtype');
  if (type !== 'text' && type !== 'markdown') return says(40008, 'invalid message type');
  const content = textIn(inner(ask, type), 'content');
  if (content === '') return says(44004, 'empty content');
  if (Buffer.byteLength(content) > (type === 'text' ? 2_048 : 4_096)) return says(40058, 'content exceed max length');
  if (!fits(world, `wecom ${app.key}`, [{ count: 20, withinMs: 60_000 }])) return says(45009, 'api freq out of limit');
  const { text, url } = linkIn(content);
  const [title = '', ...lines] = text.split('\n');
  deliver(world, { messenger: 'wecom', from: app.key, to: null, title: title.replaceAll('*', ''), text: lines.join('\n'), url });
  return says(0, 'ok');
}

function send(world: World, app: EmulatedApp, ask: Readonly<Record<string, unknown>>): EmulatedAnswer {
  if (textIn(ask, 'agentid') !== app.extra['agentid']) return says(301002, 'not allow operate another agent with this accesstoken');
  const type = textIn(ask, 'msgtype');
  if (type !== 'text' && type !== 'textcard') return says(40008, 'invalid message type');
  const part = inner(ask, type);
  const title = type === 'text' ? (textIn(part, 'content').split('\n')[0] ?? '') : textIn(part, 'title');
  const text = type === 'text' ? textIn(part, 'content').split('\n').slice(1).join('\n') : textIn(part, 'description');
  const url = type === 'text' ? null : textIn(part, 'url');
  if (title === '' || (type === 'textcard' && (text === '' || url === '')))
    return says(40058, 'invalid arguments: empty title, description or url');
  if (type === 'textcard' && (Buffer.byteLength(title) > 128 || Buffer.byteLength(text) > 512))
    return says(40058, 'content exceed max length');
  const known = new Set(membersOf(app).values());
  const asked = textIn(ask, 'touser')
    .split('|')
    .filter((one) => one !== '');
  const found = asked.filter((one) => known.has(one));
  const missed = asked.filter((one) => !known.has(one));
  if (found.length === 0) return says(81013, 'user & party & tag all invalid');
  for (const to of found) {
    if (!fits(world, `wecom ${app.key} ${to}`, [{ count: 30, withinMs: 60_000 }])) return says(45009, 'api freq out of limit');
    if (isTwin(world, ask, JSON.stringify([app.key, to, title, text, url]))) continue;
    deliver(world, { messenger: 'wecom', from: app.key, to, title, text, url });
  }
  return says(0, 'ok', { invaliduser: missed.join('|'), msgid: `wecom${world.nextSeq('wecom message')}` });
}

/** With `enable_duplicate_check` the same message within the interval is taken and not delivered again. */
function isTwin(world: World, ask: Readonly<Record<string, unknown>>, message: string): boolean {
  if (textIn(ask, 'enable_duplicate_check') !== '1') return false;
  const seen = world.own('wecom twins', () => new Map<string, number>());
  const interval = Number(textIn(ask, 'duplicate_check_interval') || 1_800) * 1_000;
  const last = seen.get(message);
  seen.set(message, world.nowMs());
  return last !== undefined && world.nowMs() - last < interval;
}
