import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { escalateDue } from '../approvals/escalate-job.ts';
import { inTransaction } from '../platform/db/in-transaction.ts';
import { carryOutDue } from '../requests/carry-out-jobs.ts';
import { doneSteps } from '../requests/request-store.ts';
import { aMerchant, type TestMerchant } from '../testing/test-merchant.ts';
import { aRequestsHouse, typedReceiver } from '../testing/test-requests-house.ts';
import { until } from '../testing/until.ts';

const minuteMs = 60_000;

/** Holds back whoever writes own receivers or seats until it is let go; answers when it holds. */
async function holdWriters({ db }: TestMerchant): Promise<() => Promise<void>> {
  const [isHeld, isLetGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const holding = inTransaction(db, async (tx) => {
    await sql`lock table own_receivers, approval_seats in share mode`.execute(tx);
    isHeld.resolve();
    await isLetGo.promise;
  });
  await isHeld.promise;
  return () => {
    isLetGo.resolve();
    return holding;
  };
}

const waitingCount = async ({ db }: TestMerchant): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
  return rows[0]?.count ?? 0;
};

/** Starts a process that goes on with what is due, and kills it where it is held back: in the middle of a step, and of an escalation. */
async function killInTheMiddle(merchant: TestMerchant): Promise<void> {
  const letGo = await holdWriters(merchant);
  const script = join(import.meta.dirname, '../testing/faults/request-sweeper.ts');
  const child = spawn(process.execPath, [script, merchant.databaseUrl, merchant.clock()], { stdio: ['pipe', 'ignore', 'inherit'] });
  const ended = once(child, 'exit');
  onTestFinished(() => void child.kill('SIGKILL'));
  await until('both are in the middle', async () => (await waitingCount(merchant)) === 2);
  child.kill('SIGKILL');
  await ended;
  await letGo();
  await until('nobody of the killed process is left', async () => (await waitingCount(merchant)) === 0);
}

test('kill -9 in the middle of carrying out, and of an escalation that was due: whoever comes next goes on, and each is done once', async () => {
  const merchant = await aMerchant();
  const house = await aRequestsHouse(merchant);
  await house.receive(house.order('K1'), house.order('K2'));
  await house.settle();
  const { id } = await house.ofOrder('K1');
  await house.bring([id], 'to_print');
  await house.number([id]);
  await house.settle();
  const readdress = { kind: 'change_address', receiver: typedReceiver } as const;
  const { requestId } = await house.make('K1', readdress);
  const late = await house.make('K2', readdress);
  await house.decide(requestId);
  merchant.clock.advance(31 * minuteMs); // the whole product is down for half an hour, and nobody answers
  await killInTheMiddle(merchant);

  const done = async () => new Set((await doneSteps(merchant.db, requestId)).map(({ step }) => step));
  expect(await done()).toEqual(new Set(['take_back', 'part']));
  expect([await house.exceptions('K1'), await house.told('approval.escalated')]).toEqual([['change_requested'], []]);
  merchant.clock.advance(3 * minuteMs); // the lease of whoever is gone is over
  await carryOutDue(merchant, merchant.clock());
  await escalateDue(merchant, merchant.clock());
  await carryOutDue(merchant, merchant.clock());
  await escalateDue(merchant, merchant.clock());
  await house.settle();

  expect((await house.request(requestId)).state).toBe('done');
  expect(await done()).toEqual(new Set(['take_back', 'part', 'rewrite', 'unlock', 'tell']));
  expect((await house.told('request.step_done')).filter((one) => one === requestId)).toHaveLength(5);
  expect([await house.exceptions('K1'), await house.told('order.address_changed')]).toEqual([[], [await house.orderId('K1')]]);
  expect((await house.ofOrder('K1')).parcels.map(({ state }) => state)).toEqual(['void_wanted']);
  expect(await house.told('approval.escalated')).toEqual([(await house.request(late.requestId)).taskId]);
  expect([(await house.request(late.requestId)).state, await house.exceptions('K2')]).toEqual(['asked', ['change_requested']]); // quiet is no yes
});
