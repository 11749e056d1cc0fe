import { carriers } from '../world/parcels/carrier-fixture.ts';
import { parcelOf } from '../world/parcels/parcel-shelf.ts';
import { carriersLike } from '../world/parcels/recognize.ts';
import type { EmulatedAnswer, EmulatedRequest, EmulatedService, WordedFault } from '../world/platform.ts';
import type { World } from '../world/world.ts';
import { json, refusal } from './answer.ts';
import { comOf } from './carrier-codes.ts';
import { answerLabel } from './label.ts';
import { answerLabelPage } from './label-page.ts';
import { answerPoll } from './poll.ts';
import { answerQuery } from './query.ts';

/**
 * 快递100: tracking by query and by push, and numbers of carriers. An account is an app: its key, its secret, and in `extra` its
 * `customer`; `query_lock_seconds` (1800), `state: expired`.
 */
export const kuaidi100: EmulatedService = {
  name: 'kuaidi100',
  handle: (world, request) => Promise.resolve(answer(world, request)),
  isPassing: ({ path, method }) => method === 'GET' || /\/(?:query|maptrack)\.do$|\/reachable\.do$/u.test(path),
  faultAnswer: (fault, { path }) => (/\/label\/|\/printapi\//u.test(path) ? labelFaults : trackFaults)[fault],
};

function answer(world: World, { method, path, query, body, baseUrl }: EmulatedRequest): EmulatedAnswer {
  const form = new URLSearchParams([...query, ...new URLSearchParams(body)]);
  const [, task] = /^\/label\/view\/(\w+)$/u.exec(path) ?? [];
  if (task !== undefined) return answerLabelPage(world, task);
  if (path === '/autonumber/auto') return recognize(world, form);
  if (method !== 'POST') return refusal('400', '只支持 POST');
  if (path === '/poll/query.do' || path === '/poll/maptrack.do') return answerQuery(world, form);
  if (path === '/poll') return answerPoll(world, form);
  if (path === '/label/order' || path === '/printapi/printtask.do' || path === '/reachable.do') return answerLabel(world, form, baseUrl);
  return { status: 404, headers: { 'content-type': 'text/html' }, body: '<h1>404</h1>' };
}

/** Whose number it may be, the likeliest first: many look alike. */
function recognize(world: World, form: URLSearchParams): EmulatedAnswer {
  if (!world.apps('kuaidi100').some(({ key }) => key === form.get('key'))) return refusal('503', '验证key失败');
  const num = form.get('num') ?? '';
  const known = parcelOf(world, num)?.carrier;
  const like = carriersLike(num);
  const ranked = carriers
    .filter((carrier) => carrier.code === known || like.includes(carrier))
    .toSorted((a, b) => Number(b.code === known) - Number(a.code === known));
  return json(
    ranked.map(({ code }, index) => ({
      lengthPre: num.length,
      comCode: comOf(code),
      noCount: 1_000 - index * 100,
      noPre: num.slice(0, 4),
    })),
  );
}

const trackFaults: Readonly<Record<WordedFault, EmulatedAnswer>> = {
  throttled: refusal('502', '服务器繁忙'),
  server_error: refusal('501', '服务器错误'),
  token_expired: refusal('601', 'KEY已过期'),
  unavailable: refusal('500', '服务器错误'),
};

const labelFault = (code: number, message: string): EmulatedAnswer =>
  json({ success: false, result: false, code, returnCode: String(code), message, data: null });
const labelFaults: Readonly<Record<WordedFault, EmulatedAnswer>> = {
  throttled: labelFault(502, '服务器繁忙'),
  server_error: labelFault(500, '服务器错误'),
  token_expired: labelFault(601, 'KEY已过期'),
  unavailable: labelFault(502, '快递公司接口超时，请稍后再试'),
};
