import type { listPullRuns as contract, PullRunId } from '@zhidan/core/channels/shop/pull-run-api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { idSchema } from '@zhidan/core/kernel/id.ts';
import { instantSchema } from '@zhidan/core/kernel/instant.ts';
import { z } from 'zod';
import type { Db } from '../../platform/db/database.ts';
import { pageCursor } from '../../platform/http/page-cursor.ts';
import { pullRunView } from './pull-run-view.ts';
import { scopedShopIds } from './shop-in-scope.ts';

const cursor = pageCursor(z.object({ startedAt: instantSchema, id: idSchema<PullRunId>() }));

/** Pulls of the caller's shops, newest first. */
export async function listPullRuns(db: Db, ask: Asked<InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const place = cursor.read(ask.after);
  const shopIds = scopedShopIds(ask.by, ask.shopId);
  let runs = db
    .selectFrom('pull_runs')
    .selectAll()
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(ask.limit + 1);
  if (place) runs = runs.where((where) => where(where.refTuple('started_at', 'id'), '<', where.tuple(place.startedAt, place.id)));
  if (shopIds) runs = runs.where('shop_id', 'in', shopIds);
  if (ask.kind) runs = runs.where('kind', '=', ask.kind);
  if (ask.outcome) runs = runs.where('outcome', '=', ask.outcome);
  if (ask.from) runs = runs.where('started_at', '>=', ask.from);
  if (ask.to) runs = runs.where('started_at', '<=', ask.to);
  return cursor.page(await runs.execute(), ask.limit, {
    place: (row) => ({ startedAt: row.started_at, id: row.id as PullRunId }),
    item: pullRunView,
  });
}
