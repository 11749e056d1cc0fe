import { lifeCycle } from '../kernel/life-cycle.ts';
import type { Words } from '../kernel/words.ts';

/** How far the import of a file is. `fail` is what the file or the database did; `change` is another shop, sheet or mapping. */
export const importLife = lifeCycle({
  checking: { check: 'ready', fail: 'unreadable', change: 'checking', discard: 'discarded' },
  ready: { start: 'running', change: 'checking', discard: 'discarded' },
  unreadable: { change: 'checking', discard: 'discarded' },
  running: { finish: 'done', stop: 'stopped', fail: 'failed' },
  stopped: { start: 'running', discard: 'discarded' },
  failed: { start: 'running', discard: 'discarded' },
  done: {},
  discarded: {},
});

export type ImportState = keyof typeof importLife;

export const importStateWords = {
  checking: { 'zh-CN': '检查中', en: 'Checking' },
  ready: { 'zh-CN': '待导入', en: 'Ready' },
  unreadable: { 'zh-CN': '无法识别', en: 'Not recognised' },
  running: { 'zh-CN': '导入中', en: 'Importing' },
  stopped: { 'zh-CN': '已暂停', en: 'Stopped' },
  failed: { 'zh-CN': '已中断', en: 'Broken off' },
  done: { 'zh-CN': '已完成', en: 'Done' },
  discarded: { 'zh-CN': '已放弃', en: 'Discarded' },
} as const satisfies Readonly<Record<ImportState, Words>>;
