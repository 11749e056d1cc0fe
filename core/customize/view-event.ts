import { z } from 'zod';
import { eventType } from '../kernel/event.ts';

const subjectKind = 'view';
const payload = z.object({ list: z.string() });

export const viewSaved = eventType({ name: 'view.saved', subjectKind, payload, words: { 'zh-CN': '保存视图', en: 'View saved' } });
export const viewChanged = eventType({ name: 'view.changed', subjectKind, payload, words: { 'zh-CN': '修改视图', en: 'View changed' } });
export const viewDeleted = eventType({ name: 'view.deleted', subjectKind, payload, words: { 'zh-CN': '删除视图', en: 'View deleted' } });
export const viewRestored = eventType({ name: 'view.restored', subjectKind, payload, words: { 'zh-CN': '恢复视图', en: 'View restored' } });

/** Who may hear news about a view on the live stream. */
export const viewSubjects = { view: 'orders.display' } as const;
