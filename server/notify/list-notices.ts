import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { say } from '@zhidan/core/kernel/words.ts';
import { noticeLimit, type listNotices as contract } from '@zhidan/core/notify/notice-api.ts';
import { noticeRules, type NoticeRule } from '@zhidan/core/notify/notice-rule.ts';
import type { Db } from '../platform/db/database.ts';
import { noticesFor, type StoredNotice } from './notice-store.ts';

/** How long a notice is shown that was dealt with: the bell is asked by every page, so it reads no more than people look back. */
const lookBackMs = 7 * 86_400_000;

/** Notices for the caller's roles. `newCount`: those that came or counted up since the caller last looked. */
export async function listNotices(db: Db, { by, now }: Asked): Promise<OutputOf<typeof contract>> {
  const rows = await noticesFor(db, { by, closedSince: plusMs(now, -lookBackMs), limit: noticeLimit });
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
