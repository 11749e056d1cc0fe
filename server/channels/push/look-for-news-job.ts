import { z } from 'zod';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import { job } from '../../platform/jobs/job.ts';
import { isAskable } from '../is-askable.ts';
import { fetchMessagesType } from './fetch-messages-type.ts';
import { messageApps } from './message-app.ts';
import { shopsWithNews } from './news-store.ts';
import { readNewsType } from './read-news-type.ts';

/**
 * Each minute: has messages fetched where platforms keep them for us, and has waiting news acted on, which came while the shop
 * could not be asked or while its last job was just ending.
 */
export const lookForNewsJob = job(
  {
    name: 'channels.look-for-news',
    words: { 'zh-CN': '检查平台消息', en: 'Look for news of platforms' },
    payload: z.object({}),
    timeoutMs: 30_000,
    retryLimit: 2,
    retryDelayMs: 1_000,
    cron: { expression: '* * * * *', payload: {} },
  },
  async ({ db, vault }) => {
    const apps = await messageApps(db, vault, ['fetch']);
    const fetching = apps.flatMap(({ door, shops }) => {
      const shopId = shops.find(isAskable)?.shopId;
      return shopId ? [{ payload: { shopId }, key: door }] : [];
    });
    await inTransaction(db, async (tx) => {
      const shopIds = await shopsWithNews(tx);
      await enqueue(
        tx,
        readNewsType,
        shopIds.map((shopId) => ({ payload: { shopId }, key: shopId })),
      );
      await enqueue(tx, fetchMessagesType, fetching);
    });
  },
);
