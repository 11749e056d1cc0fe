import { randomUUID } from 'node:crypto';
import { createApp, modulesOf } from '../server/main.ts';
import { runJobs } from '../server/platform/jobs/run-jobs.ts';
import { runSubscribers } from '../server/platform/journal/run-subscribers.ts';
import { signedIn } from '../server/testing/test-app.ts';
import type { TestMerchant } from '../server/testing/test-merchant.ts';
import { aRequestsHouse, typedReceiver } from '../server/testing/test-requests-house.ts';
import { until } from '../server/testing/until.ts';
import { benchMerchant } from './bench-merchant.ts';
import type { Bench } from './figure.ts';

/** What must be durable one after the other: the verdict, its news, five steps, the end. */
const transactionCount = 8;

/** Milliseconds so far: on the wall, or of a processor in this process, which does all but the database's part. */
type Clock = () => number;
const wall: Clock = () => performance.now();
const ours: Clock = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

export const bench: Bench = {
  async figures(house) {
    const { merchant, bare, databaseUrl } = await benchMerchant(house, 'approve');
    const desk = await aRequestsHouse(merchant as TestMerchant); // its clock is read, never moved
    const deployment = { version: 'bench', isDemo: true, isEmbeddedDatabase: true, startedAt: merchant.clock() };
    const modules = modulesOf(deployment);
    const app = await createApp(merchant, deployment);
    const jobs = runJobs(
      merchant,
      modules.flatMap((module) => module.jobs ?? []),
      databaseUrl,
    );
    const subscribers = runSubscribers(
      merchant,
      modules.flatMap((module) => module.subscribers ?? []),
    );
    house.closing(async () => {
      await Promise.all([subscribers.stop(), jobs.stop()]);
      await app.close();
    });
    await jobs.ready;
    const supervisor = await signedIn(app, 'zhuguan');
    await bare.query('create table bare_steps (id uuid primary key)');

    let count = 0;
    /** A request about an order that has its number, as the message of it arrives. */
    const asked = async (): Promise<Readonly<{ requestId: string; approvalId: string }>> => {
      count += 1;
      const no = `BENCH-${count}`;
      await desk.receive(desk.order(no));
      const { id } = await until('the order is opened', () => desk.ofOrder(no).catch(() => null));
      await desk.bring([id], 'to_print');
      await desk.number([id]);
      const { requestId } = await desk.make(no, { kind: 'change_address', receiver: typedReceiver });
      return { requestId, approvalId: (await desk.request(requestId)).taskId ?? '' };
    };
    // the page is opened, the button is tapped, and everything that follows is done
    const approve = async (clock: Clock): Promise<number> => {
      const { requestId, approvalId } = await asked();
      const began = clock();
      await Promise.all([supervisor.get(`/api/approvals/${approvalId}`), supervisor.get(`/api/requests/${requestId}`)]);
      const { status, text } = await supervisor.post(`/api/approvals/${approvalId}/decide`, { verdict: 'approve', reason: '' });
      if (status !== 200) throw new Error(`the approval was answered by ${status}: ${text}`);
      await until('the request is done', async () => (await desk.request(requestId)).state === 'done');
      return clock() - began;
    };
    const limit = async (clock: Clock): Promise<number> => {
      const began = clock();
      for (let step = 0; step < transactionCount; step += 1) await bare.query('insert into bare_steps values ($1)', [randomUUID()]);
      return clock() - began;
    };
    return [
      { name: 'approve.opened_to_done', unit: 'ms', value: () => approve(wall), limit: () => limit(wall) },
      { name: 'approve.opened_to_done_cpu', unit: 'ms', value: () => approve(ours), limit: () => limit(ours) },
    ];
  },
};
