import type { Leaving } from '@zhidan/core/guide/leaving/leaving-api.ts';
import { lastDayKept } from '@zhidan/core/guide/leaving/kept-demo.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { worldsOf } from '../../platform/db/worlds.ts';
import type { Deployment } from '../../platform/deployment.ts';
import type { Merchant } from '../../platform/merchant.ts';

/** Nobody needs to know how many there are beyond this. */
const enough = 1_000;

/** What leaving the demo means: what would go, or until when it could come back. */
export async function leavingOf({ db, name }: Merchant, { isDemo, leaveDemo }: Deployment): Promise<Leaving> {
  const [facts, { aside }] = await Promise.all([countsOf(db), worldsOf(db, name)]);
  const demo = aside.find(({ kind }) => kind === 'demo');
  return {
    state: !isDemo ? 'left' : leaveDemo ? 'here' : 'at_terminal',
    facts,
    keptUntil: demo ? lastDayKept(demo.day) : null,
  };
}

async function countsOf(db: Db): Promise<Leaving['facts']> {
  const { rows } = await sql<Leaving['facts']>`
    select
      (select count(*) from (select from orders limit ${enough}) as counted)::integer as orders,
      (select count(*) from shops)::integer as shops,
      (select count(*) from (select from people limit ${enough}) as counted)::integer as people`.execute(db);
  const [facts] = rows;
  if (!facts) throw new Error('a select without from answers one row');
  return facts;
}
