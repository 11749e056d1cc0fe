import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { noticeLimit, type listNotices as contract } from '@zhidan/core/notify/notice-api.ts';
import { noticeText } from '@zhidan/core/notify/notice-text.ts';
import type { Db } from '../platform/db/database.ts';
import { noticesFor, type StoredNotice } from './notice-store.ts';
import { currentRules } from './rules/current-rules.ts';

/** How long a notice is shown that was dealt with: the bell is asked by every page, so it reads no more than people look back. */
const lookBackMs = 7 * 86_400_000;

/** Notices for the caller's roles. `newCount`: those that came or counted up since the caller last looked. */
export async function listNotices(db: Db, { by, now }: Asked): Promise<OutputOf<typeof contract>> {
  const rows = await noticesFor(db, { by, closedSince: plusMs(now, -lookBackMs), limit: noticeLimit });
  const rules = new Map(rows.length === 0 ? [] : (await currentRules(db)).map(({ code, rule }) => [code, rule]));
  const textOf = ({ rule: code, detail, count }: StoredNotice): string => {
    const rule = rules.get(code);
    return rule ? noticeText(rule, { ...detail, count }, by.language) : code;
  };
  return {
    newCount: rows.filter(({ isNew }) => isNew).length,
    items: rows.map((row) => {
      const { rule: _rule, detail: _detail, groupKey: _groupKey, ...rest } = row;
      return { ...rest, text: textOf(row) };
    }),
  };
}
