import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { startingNoticeRules } from '@zhidan/core/notify/starting-notice-rules.ts';
import { z } from 'zod';
import { emulatedAddresses } from '../../channels/index.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import { job, type JobType } from '../../platform/jobs/job.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { addRoad } from '../roads/add-road.ts';
import { roadKindRow } from '../roads/road-kind-row.ts';
import { allRoads } from '../roads/road-store.ts';
import { currentRules } from '../rules/current-rules.ts';
import { saveNoticeRule } from '../rules/save-rule.ts';

const by = systemCaller('demo');
const kind = 'wecom_robot';

const type: JobType<{ emulatorUrl: string }> = {
  name: 'notify.connect-demo-messenger',
  words: { 'zh-CN': '配置演示群机器人', en: 'Set up the demo’s robot in a group' },
  payload: z.object({ emulatorUrl: z.string() }),
  timeoutMs: 60_000,
  retryLimit: 12,
  retryDelayMs: 2_000,
};

/** What the group of the demo is told, at once: what a visitor can bring about within minutes. */
const toldToGroup = [
  'approval_wanted',
  'deadline_passed',
  'number_failed',
] as const satisfies readonly (keyof typeof startingNoticeRules)[];

/** Has the demo's group robot set up in the background; a merchant that has roads stays as it is. */
export async function beginDemoMessenger(merchant: Merchant, emulatorUrl: string): Promise<void> {
  await inTransaction(merchant.db, (tx) => enqueue(tx, type, [{ payload: { emulatorUrl }, key: emulatorUrl }]));
}

const appsSchema = z.array(z.object({ platform: z.string(), key: z.string() }));

export const connectDemoMessengerJob = job(type, async ({ db, vault, clock }, { payload: { emulatorUrl } }) => {
  if ((await allRoads(db, vault)).length > 0) return; // what a visitor has set up stays
  const answer = await fetch(`${emulatorUrl}/control/apps`, { signal: AbortSignal.timeout(10_000) });
  if (!answer.ok) throw new Error(`the emulators answered ${answer.status}`);
  const { service, addresses } = roadKindRow(kind);
  const robot = appsSchema.parse(await answer.json()).find(({ platform }) => platform === service);
  if (!robot) return; // a world made before there was a messenger in it
  await inTransaction(db, async (tx) => {
    if ((await allRoads(tx, vault)).length > 0) return;
    const now = clock();
    const form = { kind, name: '企业微信 · 小满值班群', fields: { key: robot.key } } as const;
    const { id } = await addRoad(tx, { by, now, ...form, addresses: emulatedAddresses({ code: service, addresses }, emulatorUrl) }, vault);
    const known = await currentRules(tx);
    for (const code of toldToGroup) {
      if ((known.find((one) => one.code === code)?.version ?? 0) > 0) continue; // somebody has changed it
      const rule = { ...startingNoticeRules[code], groups: [id], digestMinutes: 0 as const };
      await saveNoticeRule(tx, { by, now, code, version: 0, rule }, vault);
    }
  });
});
