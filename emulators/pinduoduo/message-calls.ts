import { beijingText } from '../world/beijing-time.ts';
import { isGranted } from './grant.ts';
import { mallIdOf } from './native-number.ts';
import { pairOf, pinduoduoState } from './own-state.ts';
import { textOf, type Params } from './params.ts';
import { invalid, rejected } from './pop-error.ts';
import type { PopCall } from './pop-call.ts';
import { topics } from './topics.ts';
import type { World } from '../world/world.ts';
import type { EmulatedApp, EmulatedShop } from '../world/shop.ts';

/** 消息服务: a shop allows topics with its own token. */
export const messageCalls = {
  'pdd.pmc.user.permit': {
    wrapper: 'pmc_user_permit_response',
    run: ({ world, app, shop }, params) => {
      const { permits } = pinduoduoState(world);
      const asked = (params.get('topics') ?? '').split(',').filter((topic) => topic !== '');
      const unknown = asked.find((topic) => !/^pdd_[a-z]+_[A-Za-z]+$/u.test(topic));
      if (unknown !== undefined) throw invalid('topics', `${unknown}不存在`);
      const before = permits.get(pairOf(app.key, shop.seq));
      permits.set(pairOf(app.key, shop.seq), {
        topics: asked.length === 0 ? topics : [...new Set([...(before?.topics ?? []), ...asked])],
        sinceMs: before?.sinceMs ?? world.nowMs(),
      });
      return { is_success: true };
    },
  },
} as const satisfies Readonly<Record<string, PopCall>>;

type OpenMessageCall = Readonly<{
  wrapper: string;
  run(world: World, app: EmulatedApp, params: Params): Readonly<Record<string, unknown>>;
}>;

export const openMessageCalls: Readonly<Record<string, OpenMessageCall>> = {
  'pdd.pmc.user.get': {
    wrapper: 'pmc_user_get_response',
    run: (world, app, params) => {
      const shop = shopOf(world, params);
      const permit = pinduoduoState(world).permits.get(pairOf(app.key, shop.seq));
      if (!permit) return { pmc_user: null };
      return {
        pmc_user: {
          owner_id: String(mallIdOf(shop)),
          topics: permit.topics,
          is_expire: isGranted(world, app.key, shop.seq) ? 0 : 1,
          created: beijingText(permit.sinceMs),
          modified: beijingText(permit.sinceMs),
        },
      };
    },
  },
  'pdd.pmc.user.cancel': {
    wrapper: 'pmc_user_cancel_response',
    run: (world, app, params) => ({ is_success: pinduoduoState(world).permits.delete(pairOf(app.key, shopOf(world, params).seq)) }),
  },
  /** Its wrapper is that of another API: so it is on the platform. */
  'pdd.pmc.accrue.query': {
    wrapper: 'pmc_user_get_response',
    run: (world, app, params) => {
      const topic = params.get('topic') ?? '';
      const waiting = [...(pinduoduoState(world).queues.get(app.key)?.values() ?? [])];
      return { number: waiting.filter(({ type }) => topic === '' || type === topic).length };
    },
  },
};

function shopOf(world: World, params: Params): EmulatedShop {
  const ownerId = textOf(params, 'owner_id');
  const shop = world.shops('pinduoduo').find((each) => String(mallIdOf(each)) === ownerId);
  if (!shop) throw rejected('owner_id不存在');
  return shop;
}
