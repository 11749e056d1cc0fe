import { setTimeout as pause } from 'node:timers/promises';
import { utcDay } from '@zhidan/core/guide/leaving/kept-demo.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import type { Logger } from 'pino';
import type { Db } from '../../platform/db/database.ts';
import { withMerchantDb } from '../../platform/db/with-merchant-db.ts';
import { exchangeWorlds, programsAt, type Exchanged, type WorldKind } from '../../platform/db/worlds.ts';
import type { Settings } from '../../settings.ts';
import { openDataFolder } from '../data-folder.ts';
import { lockFolder } from '../folder-lock.ts';
import { launchFailure } from '../launch-failure.ts';
import { migrateDatabase } from '../migrate-database.ts';
import { openDatabase } from '../open-database.ts';
import { layStoryAside, bringStoryBack } from './story-file.ts';

/** Connections of a program that has just ended are still listed for a moment. */
const patienceMs = 5_000;
const notOurs = '42501';

/**
 * Lays the demo aside for shops of one's own, or the other way round, while nothing runs on them. Nothing is deleted.
 * @throws StartFailure when a program of the merchant runs here or elsewhere, when there is nothing to bring back, or when
 * the database's account may not do it
 */
export async function changeWorld(settings: Settings, to: WorldKind, log: Logger): Promise<Extract<Exchanged, 'exchanged' | 'already'>> {
  const folder = openDataFolder(settings.dataDir);
  const lock = lockFolder(folder.path);
  try {
    const database = await openDatabase(settings, folder, log);
    try {
      const { merchantName } = settings;
      const day = utcDay(instant(Date.now()));
      const ended = await withMerchantDb({ databaseUrl: database.url, merchantName }, async (db) => {
        await seeNobodyThere(db, merchantName);
        return exchangeWorlds(db, { merchantName, to, day }).catch(refuse);
      });
      if (ended === 'unnamed') throw launchFailure('demo.unnamed', { merchant: merchantName });
      if (ended === 'gone') throw launchFailure('demo.gone', { merchant: merchantName });
      if (ended === 'already') return ended;
      await migrateDatabase({ databaseUrl: database.url, merchantName }, log);
      if (to === 'own') layStoryAside(folder.story, day);
      else bringStoryBack(folder.story);
      return ended;
    } finally {
      await database.leave();
    }
  } finally {
    lock.release();
  }
}

async function seeNobodyThere(db: Db, merchantName: string): Promise<void> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const programs = await programsAt(db, merchantName);
    if (programs.length === 0) return;
    if (performance.now() > deadline) throw launchFailure('demo.programs_run', { merchant: merchantName, programs: programs.join(', ') });
    await pause(100);
  }
}

function refuse(error: Error & { code?: string }): never {
  if (error.code === notOurs) throw launchFailure('demo.not_allowed', { problem: error.message });
  throw error;
}
