import type { Id } from '../kernel/id.ts';
import { lifeCycle } from '../kernel/life-cycle.ts';
import type { Words } from '../kernel/words.ts';

export type OrderExportId = Id<'OrderExportId'>;

/** How far an export is. One that fails may be started again by the job's next attempt. */
export const exportLife = lifeCycle({
  waiting: { start: 'running' },
  running: { start: 'running', finish: 'done', fail: 'failed' },
  failed: { start: 'running' },
  done: {},
});

export type ExportState = keyof typeof exportLife;

export const exportStateWords = {
  waiting: { 'zh-CN': '排队中', en: 'Waiting' },
  running: { 'zh-CN': '导出中', en: 'Running' },
  done: { 'zh-CN': '已完成', en: 'Done' },
  failed: { 'zh-CN': '失败', en: 'Failed' },
} as const satisfies Readonly<Record<ExportState, Words>>;

/** How long a finished export can be fetched. It may hold receivers, so it does not lie about for ever. */
export const exportLifeMs = 3 * 86_400_000;
