import { join } from 'node:path';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { expect, onTestFinished, test, vi } from 'vitest';
import { onOrderNews } from '../../fulfillment/changes/on-order-news.ts';
import { onGoodsNews } from '../../orders/matching/on-goods-news.ts';
import { applyBatch } from '../../platform/journal/apply-batch.ts';
import { journalBatchLimit } from '../../platform/journal/read-journal.ts';
import { secondThread } from '../../platform/threads/second-thread.ts';
import type { SecondThread } from '../../platform/threads/task.ts';
import { anAuditHouse } from '../../testing/test-audit-house.ts';
import { testMerchantName, testSecretKey } from '../../testing/test-database.ts';
import { silentLog } from '../../testing/test-log.ts';
import { aMerchant } from '../../testing/test-merchant.ts';
import { judgeElsewhere, judgeLane } from './judge-lane.ts';

test('a lane is judged in the second thread, and here before that is ready, when it fails and when it has ended', async () => {
  const merchant = await aMerchant();
  const house = await anAuditHouse(merchant);
  await house.receive(...['1', '2', '3', '4'].map((no) => house.order(no)));
  for (const subscriber of [onGoodsNews, onOrderNews]) await applyBatch(merchant, subscriber, journalBatchLimit); // opened, not judged
  const idOf = async (no: string): Promise<string> => (await house.ofOrder(no)).id;
  const ask = async (no: string) => ({ by: systemCaller('test'), now: merchant.clock(), ids: [await idOf(no)] });

  const { databaseUrl } = merchant;
  const file = join(import.meta.dirname, '../../launch/threads/second-thread.ts');
  const log = silentLog();
  const real = secondThread({ file, log, databaseUrl, merchantName: testMerchantName, secretKey: testSecretKey, logLevel: 'silent' });
  onTestFinished(() => real.close());
  const answered: string[] = [];
  const watched: SecondThread = {
    close: real.close,
    begin(task, payload) {
      const answer = real.begin(task, payload);
      return answer === null ? null : answer.finally(() => answered.push(task.name));
    },
  };
  const judged = async (no: string, thread: SecondThread) => {
    await judgeElsewhere({ ...merchant, secondThread: thread }, await ask(no));
    return (await house.ofOrder(no)).stock;
  };

  expect(await judged('1', watched)).toBe('reserved');
  expect(answered).toEqual([]); // it has only just been started
  await vi.waitFor(async () => expect(await real.begin(judgeLane, { ...(await ask('1')), ids: [] })).toEqual([]), 20_000);
  expect(await judged('2', watched)).toBe('reserved');
  expect(answered).toEqual([judgeLane.name]);
  expect(await judged('3', { ...watched, begin: () => Promise.reject(new Error('it ended')) })).toBe('reserved');
  await expect(real.begin({ name: 'nobody.knows-it', run: () => Promise.resolve() }, null)).rejects.toThrow('knows no task');
  await real.close();
  expect(await judged('4', watched)).toBe('reserved');
  expect(answered).toEqual([judgeLane.name]);
});
