import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { z } from 'zod';
import { job } from '../../platform/jobs/job.ts';
import { askableAccounts } from './account-store.ts';
import { readAccount } from './read-account.ts';

/** Asks each hour how many numbers are left, so that a person hears of it before the last is gone. */
export const readAccountsJob = job(
  {
    name: 'waybills.read-accounts',
    words: { 'zh-CN': '刷新电子面单余额', en: 'Read e-waybill balances' },
    payload: z.object({}),
    timeoutMs: 900_000,
    retryLimit: 0, // the next hour brings another
    retryDelayMs: 1_000,
    cron: { expression: '11 * * * *', payload: {} },
  },
  async (merchant, { signal }) => {
    for (const accountId of await askableAccounts(merchant.db)) {
      if (signal.aborted) return;
      const { fault } = await readAccount(merchant, { accountId, by: systemCaller('waybills'), signal });
      if (fault) merchant.log.warn({ accountId, fault: fault.code }, 'an e-waybill account could not be read');
    }
  },
);
