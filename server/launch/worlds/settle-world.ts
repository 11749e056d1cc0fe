import { firstDayKept, lastDayKept } from '@zhidan/core/guide/leaving/kept-demo.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { withMerchantDb } from '../../platform/db/with-merchant-db.ts';
import { dropDemosAside, nameWorld, worldsOf } from '../../platform/db/worlds.ts';
import type { DataFolder } from '../data-folder.ts';
import { launchFailure } from '../launch-failure.ts';
import { dropStoriesAside } from './story-file.ts';

export type SettleAsk = Readonly<{ databaseUrl: string; merchantName: string; isDemo: boolean }>;

/** What a start finds: whether this is the demo, and the last day of one that lies aside. */
export type SettledWorld = Readonly<{ isDemo: boolean; demoKeptUntil: string | null }>;

/**
 * Whether the merchant is the demo: `isDemo` of the settings decides for a new one, and what it became stays so. The schema must be migrated.
 * @throws StartFailure for a demo that the settings want for real use
 */
export function settleWorld({ isDemo, ...ask }: SettleAsk, folder: DataFolder): Promise<SettledWorld> {
  const { merchantName } = ask;
  const before = firstDayKept(instant(Date.now()));
  dropStoriesAside(folder.story, before);
  return withMerchantDb(ask, async (db) => {
    await nameWorld(db, merchantName, isDemo ? 'demo' : 'own');
    await dropDemosAside(db, { merchantName, before }); // the nightly job does it too, on machines that are on at night
    const { live, aside } = await worldsOf(db, merchantName);
    if (live === 'demo' && !isDemo) throw launchFailure('launch.demo_here', { merchant: merchantName });
    const demo = aside.find(({ kind }) => kind === 'demo');
    return { isDemo: live === null ? isDemo : live === 'demo', demoKeptUntil: demo ? lastDayKept(demo.day) : null };
  });
}
