import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Merchant } from '../../platform/merchant.ts';
import type { Runner } from '../../platform/runners/runner.ts';
import { withLease } from '../../platform/runners/with-lease.ts';
import { isAskable } from '../is-askable.ts';
import { messageApps } from './message-app.ts';
import { holdLine, type Line } from './hold-line.ts';

/** How soon a shop that was authorised, or an app that got another secret, has its line. */
const lookMs = 5_000;

type Held = Readonly<{ stopping: AbortController; ended: Promise<void> }>;

/** Holds a line for each app whose platform tells its news over one; of all worker processes one holds it. */
export const messageLineRunner: Runner = { name: 'channels.message-lines', run: holdMessageLines };

async function holdMessageLines(merchant: Merchant, signal: AbortSignal): Promise<void> {
  const held = new Map<string, Held>();
  while (!signal.aborted) {
    try {
      await follow(merchant, held, await wantedLines(merchant));
    } catch (error) {
      merchant.log.warn({ err: error }, 'the message lines could not be looked at and stay as they are');
    }
    await pause(lookMs, undefined, { signal }).catch(() => undefined);
  }
  await endAll([...held.values()]);
}

/** Lines by a name that changes with the app: another secret is another line. */
async function wantedLines({ db, vault }: Merchant): Promise<ReadonlyMap<string, Line>> {
  const apps = await messageApps(db, vault, ['socket']);
  return new Map(
    apps.flatMap(({ door, connector, shops }) => {
      const { push } = connector;
      const app = shops.findLast(isAskable)?.app;
      if (push.kind !== 'socket' || !app) return [];
      const version = createHash('sha256').update(JSON.stringify(app)).digest('base64url').slice(0, 8);
      return [[`${door}.${version}`, { connector, push, app }] as const];
    }),
  );
}

async function follow(merchant: Merchant, held: Map<string, Held>, wanted: ReadonlyMap<string, Line>): Promise<void> {
  const gone = [...held].filter(([name]) => !wanted.has(name));
  for (const [name] of gone) held.delete(name);
  await endAll(gone.map(([, line]) => line));
  for (const [name, line] of wanted) {
    if (held.has(name)) continue;
    const stopping = new AbortController();
    const lease = { name: `channels.message-line.${name}`, signal: stopping.signal };
    held.set(name, { stopping, ended: withLease(merchant, lease, (mine) => holdLine(merchant, line, mine)) });
  }
}

async function endAll(lines: readonly Held[]): Promise<void> {
  for (const { stopping } of lines) stopping.abort();
  await Promise.all(lines.map(({ ended }) => ended));
}
