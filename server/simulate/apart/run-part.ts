// A server or worker of the simulated house, whose time is told. It may be killed anywhere.
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { createApp, modulesOf } from '../../main.ts';
import { openMerchant } from '../../platform/db/open-merchant.ts';
import { createLog } from '../../platform/log/create-log.ts';
import { withoutClock } from '../clock-on-the-wall.ts';
import { workByHand } from '../work-by-hand.ts';
import type { PartOrder, PartReport, PartStart } from './part-message.ts';

/** Each connection plans every statement for itself: more of them than the machine can serve at once only plan more. */
const poolSize = 8;

process.once('message', (start: PartStart) => void begin(start));
process.on('disconnect', () => process.exit(1)); // whoever simulates is gone

async function begin({ part, databaseUrl, merchantName, secretKey, version, startedAt, port }: PartStart): Promise<void> {
  let now: Instant = startedAt;
  const clock = (): Instant => now;
  const log = createLog({ level: 'fatal', process: 'command' });
  const merchant = await openMerchant({ databaseUrl, name: merchantName, secretKey, log, clock, poolSize });
  const deployment = { version, isDemo: true, isEmbeddedDatabase: true, startedAt };
  const isServer = part === 'server';
  const modules = modulesOf(deployment);
  const work = isServer
    ? null
    : await workByHand(
        merchant,
        modules.flatMap((module) => module.jobs ?? []).map(withoutClock),
        modules.flatMap((module) => module.subscribers ?? []),
      );
  const address = isServer ? await (await createApp(merchant, deployment)).listen({ host: '127.0.0.1', port }) : '';
  process.on('message', (order: PartOrder) => {
    ({ now } = order);
    const done = order.isWork && work ? work.quiet() : Promise.resolve();
    done.then(
      () => tell({ kind: 'done', no: order.no, failure: null }),
      (error: unknown) =>
        tell({ kind: 'done', no: order.no, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
  tell({ kind: 'ready', address });
}

const tell = (report: PartReport): void => void process.send?.(report);
