import { idSchema } from '@zhidan/core/kernel/id.ts';
import { Refused, type Refusal } from '@zhidan/core/kernel/result.ts';
import type { ImportId } from '@zhidan/core/imports/import.ts';
import { z } from 'zod';
import { job, type JobType } from '../platform/jobs/job.ts';
import { checkImport } from './check-import.ts';
import { failImport } from './fail-import.ts';
import { runImport } from './run-import.ts';

const importId = idSchema<ImportId>();
const hourMs = 3_600_000;
/** Files are large and our memory is not: one check and one import at a time in a process. */
const atOnce = 1;

export const checkImportType: JobType<{ importId: ImportId; revision: number }> = {
  name: 'imports.check',
  words: { 'zh-CN': '检查导入文件', en: 'Check a file of orders' },
  payload: z.object({ importId, revision: z.int() }),
  timeoutMs: hourMs,
  retryLimit: 5,
  retryDelayMs: 2_000,
  atOnce,
  isWaitedFor: true,
};

export const runImportType: JobType<{ importId: ImportId }> = {
  name: 'imports.run',
  words: { 'zh-CN': '导入订单文件', en: 'Import a file of orders' },
  payload: z.object({ importId }),
  timeoutMs: 6 * hourMs,
  retryLimit: 5,
  retryDelayMs: 2_000,
  atOnce,
  isWaitedFor: true,
};

export const checkImportJob = job(checkImportType, async (merchant, { payload, signal }) => checkImport(merchant, { ...payload, signal }));

/** What the file does wrong, and what five attempts did not get over, ends the import visibly; it can be continued. */
export const runImportJob = job(runImportType, async (merchant, { payload, signal, attempt }) => {
  try {
    await runImport(merchant, { ...payload, signal });
  } catch (error) {
    if (error instanceof Refused) return failImport(merchant, payload.importId, error.refusal);
    if (attempt <= runImportType.retryLimit) throw error;
    await failImport(merchant, payload.importId, brokeOff(error));
    throw error;
  }
});

function brokeOff(error: unknown): Refusal {
  const problem = error instanceof Error ? error.message.slice(0, 200) : '';
  return new Refused('import.broke_off', { problem }).refusal;
}
