import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import { z } from 'zod';
import { job } from '../../platform/jobs/job.ts';
import { callShop } from './call-shop.ts';
import { authorizedShops } from './shop-access-store.ts';

/** Renews what ends soon, also of shops that are paused and therefore not called by anything else, and tells what a person must renew. */
export const keepGrantsJob = job(
  {
    name: 'channels.keep-grants',
    words: { 'zh-CN': '检查店铺授权有效期', en: 'Keep shops authorised' },
    payload: z.object({}),
    timeoutMs: 600_000,
    retryLimit: 0, // the next half hour brings another
    retryDelayMs: 1_000,
    cron: { expression: '7,37 * * * *', payload: {} },
  },
  async (merchant, { signal }) => {
    for (const shopId of await authorizedShops(merchant.db)) await keep(shopId);

    async function keep(shopId: ShopId): Promise<void> {
      try {
        await callShop(merchant, shopId, () => Promise.resolve(), signal);
      } catch (error) {
        if (!(error instanceof ConnectorFault)) throw error;
        merchant.log.warn({ shopId, fault: error.message }, 'an authorisation could not be kept');
      }
    }
  },
);
