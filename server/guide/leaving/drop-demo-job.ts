import { firstDayKept } from '@zhidan/core/guide/leaving/kept-demo.ts';
import { z } from 'zod';
import { dropDemosAside } from '../../platform/db/worlds.ts';
import { job } from '../../platform/jobs/job.ts';

/** A demo that was left is dropped when nobody brought it back within its days. */
export const dropDemoJob = job(
  {
    name: 'guide.drop-demo',
    words: { 'zh-CN': '删除离开满 7 天的演示数据', en: 'Drop a demo that was left seven days ago' },
    payload: z.object({}),
    timeoutMs: 60_000,
    retryLimit: 3,
    retryDelayMs: 60_000,
    cron: { expression: '40 4 * * *', payload: {} },
  },
  async ({ db, name, log }, { now }) => {
    const dropped = await dropDemosAside(db, { merchantName: name, before: firstDayKept(now) });
    if (dropped.length > 0) log.info({ dropped }, 'a demo that was left is dropped');
  },
);
