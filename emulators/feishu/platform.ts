import { createHash, createHmac } from 'node:crypto';
import { inner, jsonReply, objectOf, textIn } from '../world/messages/json.ts';
import { membersOf } from '../world/messages/members.ts';
import { isMessagePage, messagePage } from '../world/messages/message-page.ts';
import { deliver } from '../world/messages/message-shelf.ts';
import { fits } from '../world/messages/pace.ts';
import type { EmulatedAnswer, EmulatedRequest, EmulatedService, WordedFault } from '../world/platform.ts';
import type { EmulatedApp } from '../world/shop.ts';
import type { World } from '../world/world.ts';

const lifeSeconds = 7_200;
const hourMs = 3_600_000;
type Token = { app: EmulatedApp; endsMs: number };
type Ask = Readonly<Record<string, unknown>>;
const tokens = (world: World): Map<string, Token> => world.own('feishu', () => new Map<string, Token>());
const says = (code: number, msg: string, more: object = {}, status = code === 0 ? 200 : 400): EmulatedAnswer =>
  jsonReply({ code, msg, ...more }, status);

/**
 * 飞书: custom robots and messages of apps. A robot is an app registered with the end of its hook as `key`, its signing secret as
 * `secret` (`-`: none) and perhaps a `keyword` in `extra`; an app has App ID and App Secret, and in `extra` `kind` = `app` and `members`.
 */
export const feishu: EmulatedService = {
  name: 'feishu',
  handle: (world, request) => Promise.resolve(answer(world, request)),
  isPassing: isMessagePage,
  faultAnswer: (fault) => says(...faults[fault]),
};

const faults: Readonly<Record<WordedFault, readonly [number, string]>> = {
  throttled: [99_991_400, 'request trigger frequency limit'],
  server_error: [1_000_000, 'internal error'],
  token_expired: [99_991_663, 'Invalid access token for authorization. Please make a test attempt with a new one'],
  unavailable: [1_000_000, 'internal error'],
};

function answer(world: World, request: EmulatedRequest): EmulatedAnswer {
  if (isMessagePage(request)) return messagePage(world, 'feishu');
  const ask = request.method === 'POST' ? objectOf(request.body) : null;
  if (!ask) return says(9_499, 'Bad Request', { data: {} });
  const hook = /\/bot\/v2\/hook\/([^/]+)$/u.exec(request.path)?.[1];
  if (hook !== undefined) return robot(world, decodeURIComponent(hook), ask);
  if (request.path.endsWith('/auth/v3/tenant_access_token/internal')) return token(world, ask);
  const [, name = ''] = /^Bearer (\S+)$/u.exec(request.headers['authorization'] ?? '') ?? [];
  if (name === '') return says(99_991_661, 'Missing access token for authorization');
  const held = tokens(world).get(name);
  if (!held || held.endsMs <= world.nowMs()) return says(99_991_663, 'Invalid access token for authorization');
  if (request.path.endsWith('/contact/v3/users/batch_get_id')) {
    const asked = inner(ask, 'mobiles');
    const members = membersOf(held.app);
    const rows = (Array.isArray(asked) ? asked : []).map((mobile) => ({ mobile: String(mobile), user_id: members.get(String(mobile)) }));
    return says(0, 'success', { data: { user_list: rows } });
  }
  return request.path.endsWith('/im/v1/messages')
    ? send(world, held.app, { ask, type: request.query.get('receive_id_type') })
    : says(404, 'not found');
}

function token(world: World, ask: Ask): EmulatedAnswer {
  const app = world.apps('feishu').find(({ key, extra }) => extra['kind'] === 'app' && key === textIn(ask, 'app_id'));
  if (!app) return says(10_003, 'invalid param', {}, 200);
  if (app.secret !== textIn(ask, 'app_secret')) return says(10_014, 'app secret invalid', {}, 200);
  const now = world.nowMs();
  const name = `t-${createHash('sha1').update(`${app.secret} ${now}`).digest('hex')}`;
  tokens(world).set(name, { app, endsMs: now + lifeSeconds * 1_000 });
  return says(0, 'ok', { tenant_access_token: name, expire: lifeSeconds });
}

function robot(world: World, hook: string, ask: Ask): EmulatedAnswer {
  const app = world.apps('feishu').find(({ key, extra }) => extra['kind'] !== 'app' && key === hook);
  if (!app) return says(19_001, 'param invalid: incoming webhook access token invalid', {}, 200);
  if (app.secret !== '-' && !isSigned(world, app.secret, ask))
    return says(19_021, 'sign match fail or timestamp is not within one hour from current time', {}, 200);
  const card = inner(ask, 'card');
  const type = textIn(ask, 'msg_type');
  const title = type === 'text' ? '' : textIn(inner(inner(card, 'header'), 'title'), 'content');
  const text = type === 'text' ? textIn(inner(ask, 'content'), 'text') : cardText(card);
  if (!['text', 'interactive'].includes(type) || text === '') return says(9_499, 'Bad Request', { data: {} }, 200);
  const { keyword = '' } = app.extra;
  if (keyword !== '' && !`${title}${text}`.includes(keyword)) return says(19_024, 'Key Words Not Found', {}, 200);
  const rates = [
    { count: 100, withinMs: 60_000 },
    { count: 5, withinMs: 1_000 },
  ];
  if (!fits(world, `feishu ${app.key}`, rates)) return says(11_232, 'create message trigger frequency limit', {}, 200);
  deliver(world, { messenger: 'feishu', from: app.key, to: null, title, text, url: cardUrl(card) });
  return says(0, 'success', { StatusCode: 0, StatusMessage: 'success', data: {} });
}

/** The key is what other services sign, and what is signed is nothing. Seconds, an hour apart at most. */
function isSigned(world: World, secret: string, ask: Ask): boolean {
  const timestamp = textIn(ask, 'timestamp');
  if (!/^\d{10}$/u.test(timestamp) || Math.abs(Number(timestamp) * 1_000 - world.nowMs()) > hourMs) return false;
  const key = Buffer.concat([Buffer.from(timestamp), Buffer.from([0x0a]), Buffer.from(secret)]);
  return textIn(ask, 'sign') === createHmac('sha256', key).digest('base64');
}

function send(world: World, app: EmulatedApp, { ask, type }: Readonly<{ ask: Ask; type: string | null }>): EmulatedAnswer {
  if (type !== 'open_id') return says(99_992_402, 'field validation failed: receive_id_type');
  const card = objectOf(textIn(ask, 'content')); // text of JSON, never an object
  if (textIn(ask, 'msg_type') !== 'interactive' || !card) return says(230_001, 'Your request contains an invalid request parameter');
  const to = textIn(ask, 'receive_id');
  if (![...membersOf(app).values()].includes(to)) return says(230_013, 'Bot has NO availability to this user.');
  if (!fits(world, `feishu ${app.key} ${to}`, [{ count: 5, withinMs: 1_000 }]))
    return says(230_020, 'This operation triggers the frequency limit.');
  const uuid = textIn(ask, 'uuid');
  const seen = world.own('feishu uuids', () => new Map<string, Readonly<{ id: string; atMs: number }>>());
  const twin = uuid === '' ? undefined : seen.get(`${app.key} ${uuid}`);
  if (twin && world.nowMs() - twin.atMs < hourMs) return says(0, 'success', { data: { message_id: twin.id } });
  const id = `om_${world.nextSeq('feishu message')}`;
  seen.set(`${app.key} ${uuid}`, { id, atMs: world.nowMs() });
  const title = textIn(inner(inner(card, 'header'), 'title'), 'content');
  deliver(world, { messenger: 'feishu', from: app.key, to, title, text: cardText(card), url: cardUrl(card) });
  return says(0, 'success', { data: { message_id: id } });
}

const elementsOf = (card: unknown): readonly unknown[] => {
  const elements = inner(card, 'elements');
  return Array.isArray(elements) ? elements : [];
};

const cardText = (card: unknown): string =>
  elementsOf(card)
    .map((element) => textIn(inner(element, 'text'), 'content'))
    .filter((text) => text !== '')
    .join('\n');

function cardUrl(card: unknown): string | null {
  const buttons = elementsOf(card).flatMap((element) => {
    const actions = inner(element, 'actions');
    return Array.isArray(actions) ? actions : [];
  });
  return buttons.map((button) => textIn(button, 'url')).find((url) => url !== '') ?? null;
}
