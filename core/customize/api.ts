import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/id.ts';
import { viewLists, type SavedViewId, type ViewList } from './saved-view.ts';

const viewId = idSchema<SavedViewId>();
const list = z.enum(Object.keys(viewLists) as [ViewList, ...ViewList[]]);
const key = z.string().max(64);

const content = {
  name: z.string().trim().min(1).max(30),
  /** everybody who may see the list sees it */
  isShared: z.boolean(),
  filter: z.record(key, z.string().max(1_000)).refine((filter) => Object.keys(filter).length <= 40),
  columns: z.object({
    order: z.array(key).max(100),
    hidden: z.array(key).max(100),
    widths: z.record(key, z.int().min(40).max(1_000)),
  }),
  sort: z.string().max(64),
};

export const savedView = z.object({ id: viewId, list, ...content, isOwn: z.boolean() });
export type SavedView = z.output<typeof savedView>;

/** The shared views of a list and the caller's own, in the order of their tabs. */
export const listSavedViews = endpoint({
  method: 'GET',
  path: '/api/views',
  permission: 'signed_in',
  title: { 'zh-CN': '视图', en: 'Saved views' },
  input: z.object({ list }),
  output: z.object({ items: z.array(savedView) }),
});

export const saveView = endpoint({
  method: 'POST',
  path: '/api/views',
  permission: 'signed_in',
  title: { 'zh-CN': '存为视图', en: 'Save a view' },
  input: z.object({ list, ...content }),
  output: z.object({ viewId }),
});

const done = z.object({ done: z.literal(true) });

/** Its owner changes it; a shared one, also whoever may share views. */
export const changeView = endpoint({
  method: 'POST',
  path: '/api/views/:viewId',
  permission: 'signed_in',
  title: { 'zh-CN': '修改视图', en: 'Change a view' },
  input: z.object({ viewId, ...content }),
  output: done,
});

/** Can be undone by `restoreView`. */
export const deleteView = endpoint({
  method: 'POST',
  path: '/api/views/:viewId/delete',
  permission: 'signed_in',
  title: { 'zh-CN': '删除视图', en: 'Delete a view' },
  input: z.object({ viewId }),
  output: done,
});

export const restoreView = endpoint({
  method: 'POST',
  path: '/api/views/:viewId/restore',
  permission: 'signed_in',
  title: { 'zh-CN': '恢复视图', en: 'Restore a view' },
  input: z.object({ viewId }),
  output: done,
});
