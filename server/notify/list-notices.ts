import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { say } from '@zhidan/core/kernel/words.ts';
import { noticeLimit, type listNotices as contract } from '@zhidan/core/notify/notice-api.ts';
import { noticeRules, type NoticeRule } from '@zhidan/core/notify/notice-rule.ts';
import type { Db } from '../platform/db/database.ts';
import { noticesFor, type StoredNotice } from './notice-store.ts';

/** Notices for the caller's roles. `newCount`: those that came or counted up since the caller last looked. */
export async function listNotices(db: Db, { by }: Asked): Promise<OutputOf<typeof contract>> {
  const rows = await noticesFor(db, { by, limit: noticeLimit });
  const textOf = ({ rule, detail, count }: StoredNotice): string => {
    const found: NoticeRule | undefined = (noticeRules as Readonly<Record<string, NoticeRule>>)[rule];
    return found ? say(found.words, by.language, { ...detail, count }) : rule;
  };
  return {
    newCount: rows.filter(({ isNew }) => isNew).length,
    items: rows.map((row) => {
      const { rule: _rule, detail: _detail, groupKey: _groupKey, ...rest } = row;
      return { ...rest, text: textOf(row) };
    }),
  };
}
