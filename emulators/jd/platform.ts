import type { EmulatedAnswer, EmulatedPlatform, EmulatedRequest, WordedFault } from '../world/platform.ts';
import type { World } from '../world/world.ts';
import { answerLogin, answerToken } from './authorize.ts';
import { followChange } from './follow-change.ts';
import { answerGateway, refusal } from './gateway.ts';
import type { GatewayCode } from './jd-error.ts';
import { orderIdOf, venderIdOf } from './native-number.ts';
import { closeSessions } from './session.ts';

const faultCodes: Readonly<Record<WordedFault, GatewayCode>> = { throttled: 45, server_error: 25, token_expired: 19, unavailable: 66 };

/**
 * JD POP: authorise and token pages below /oauth2, gateway at /routerjson, no messages. Registration of an app (`extra`):
 * `redirect_uri`, `token_seconds`, `refreshes_per_month`, `state: test`, `calls_per_minute`, `calls_per_day`, `permissions` (prefixes of
 * methods), `modified_by: state`. An order's `extras.split` splits it.
 */
export const jd: EmulatedPlatform = {
  name: 'jd',
  handle: (world, request) => Promise.resolve(answer(world, request)),
  isPassing: ({ method, path, query, body }) =>
    path.includes('/routerjson')
      ? /\.(?:en)?(?:get|search|query|find)\w*$|\.view$|\.pullData$|\.sign\.success$/iu.test(
          query.get('method') ?? new URLSearchParams(body).get('method') ?? '',
        )
      : path.includes('to_login') && method === 'GET',
  faultAnswer: (fault, { path }) => (path.startsWith('/oauth2') ? null : refusal(faultCodes[fault])),
  pushes: (world, _app, notice) => {
    followChange(world, notice);
    return [];
  },
  tradeNo: orderIdOf,
  shopNo: venderIdOf,
  revoke: (world, shop) => closeSessions(world, (session) => session.shopSeq === shop.seq),
  habits: { maxLines: 50, presale: true, talent: false },
  asksAddress: () => false,
};

function answer(world: World, request: EmulatedRequest): EmulatedAnswer {
  const path = request.path.replace(/\/{2,}/gu, '/');
  if (path === '/routerjson') return answerGateway(world, request);
  if (path === '/oauth2/to_login') return answerLogin(world, request);
  if (path === '/oauth2/access_token' || path === '/oauth2/refresh_token') return answerToken(world, request);
  return { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Not Found' };
}
