import { z } from 'zod';
import { eventType, type EventType } from '../kernel/event.ts';
import type { Words } from '../kernel/words.ts';

const subjectKind = 'import';
const aFile = z.object({ fileName: z.string() });

function fileEvent<const Name extends string>(name: Name, words: Words): EventType<Name, z.output<typeof aFile>> {
  return { name, subjectKind, payload: aFile, words };
}

const counts = z.object({
  fileName: z.string(),
  newCount: z.int(),
  changedCount: z.int(),
  unchangedCount: z.int(),
  olderCount: z.int(),
});

export const importAdded = eventType(fileEvent('import.added', { 'zh-CN': '上传导入文件', en: 'File uploaded for import' }));
export const importChecked = eventType(fileEvent('import.checked', { 'zh-CN': '导入文件检查完成', en: 'Import checked' }));
export const importChanged = eventType(fileEvent('import.changed', { 'zh-CN': '修改导入设置', en: 'Import settings changed' }));
export const importStarted = eventType(fileEvent('import.started', { 'zh-CN': '开始导入订单', en: 'Import started' }));
export const importStopped = eventType(fileEvent('import.stopped', { 'zh-CN': '暂停导入订单', en: 'Import stopped' }));
export const importFailed = eventType(fileEvent('import.failed', { 'zh-CN': '导入订单中断', en: 'Import broke off' }));
export const importDiscarded = eventType(fileEvent('import.discarded', { 'zh-CN': '放弃导入', en: 'Import discarded' }));
export const importErrorsFetched = eventType(
  fileEvent('import.errors_fetched', { 'zh-CN': '下载导入错误行', en: 'Rows with errors downloaded' }),
);
export const importFinished = eventType({
  name: 'import.finished',
  subjectKind,
  payload: counts,
  words: { 'zh-CN': '订单导入完成', en: 'Import finished' },
});
export const mappingSaved = eventType({
  name: 'import_mapping.saved',
  subjectKind: 'import_mapping',
  payload: z.object({ name: z.string() }),
  words: { 'zh-CN': '保存导入对照', en: 'Import mapping saved' },
});
export const mappingDeleted = eventType({
  name: 'import_mapping.deleted',
  subjectKind: 'import_mapping',
  payload: z.object({ name: z.string() }),
  words: { 'zh-CN': '删除导入对照', en: 'Import mapping deleted' },
});

/** Who may hear news about imports on the live stream. */
export const importSubjects = { import: 'imports.manage', import_mapping: 'imports.manage' } as const;
