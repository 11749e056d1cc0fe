import type { ChannelCode } from '@zhidan/core/channels/channel.ts';
import { lastSweepTime } from '@zhidan/core/channels/pull/sweep-time.ts';
import { pullEnd } from '@zhidan/core/channels/pull/pull-window.ts';
import { plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { loadSettings } from '../../operations/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import { connectorOf } from '../call/connector-of.ts';
import { beginOpenPull } from './open-pull-store.ts';
import { pullCreatedType, pullShopType } from './pull-job.ts';
import { closeRunsBefore } from './pull-run-store.ts';
import { dueOpenPulls, duePulls, unsweptShops } from './pull-store.ts';

/** Who asks when nobody does: shown in the list of runs. */
const scheduler = 'schedule';
const dayMs = 86_400_000;
/** Sweeps of all shops begin spread over this span, so that they do not all want the network at once. */
const sweepSpreadMs = 2 * 3_600_000;
/** A sweep that began at its time ends its span a little before it: the newest are left to the pull. */
const sweepSlackMs = 3_600_000;

/** Twice what a job may take: a run that is older was killed. */
const longestRunMs = 20 * 60_000;

/** Adds the jobs of all pulls, loads and sweeps that are due, each once: one that waits or runs already is not added again. */
export async function schedulePulls(tx: Tx, now: Instant): Promise<void> {
  await closeRunsBefore(tx, plusMs(now, -longestRunMs), now);
  await beginSweeps(tx, now);
  const shops = await duePulls(tx, now);
  await enqueue(
    tx,
    pullShopType,
    shops.map((shopId) => ({ payload: { shopId, askedBy: scheduler }, key: shopId })),
  );
  const open = await dueOpenPulls(tx, now);
  await enqueue(
    tx,
    pullCreatedType,
    open.flatMap(({ shopId, kind }) => (kind === 'incremental' ? [] : [{ payload: { shopId, kind }, key: `${kind} ${shopId}` }])),
  );
}

/** Once a night for each shop; a night that the machine was off is made up for. */
async function beginSweeps(tx: Tx, now: Instant): Promise<void> {
  const { sweepHour, sweepDays } = await loadSettings(tx);
  const shops = await unsweptShops(tx, plusMs(lastSweepTime(now, sweepHour), -sweepSlackMs));
  for (const [index, { id, channel }] of shops.entries()) {
    const span = { from: plusMs(now, -sweepDays * dayMs), to: pullEnd(now, connectorOf(channel as ChannelCode).pullRules) };
    const nextAt = plusMs(now, Math.floor((index * sweepSpreadMs) / shops.length));
    await beginOpenPull(tx, { shopId: id, kind: 'sweep', span, nextAt, askedBy: scheduler });
  }
}
