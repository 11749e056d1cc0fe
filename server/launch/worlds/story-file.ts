import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The emulated world of a demo that lies aside stands beside the place of a live one: `emulators.jsonl.2026-11-23`. */
export function layStoryAside(story: string, day: string): void {
  if (existsSync(story)) renameSync(story, `${story}.${day}`);
}

/** The one laid aside last is live again. */
export function bringStoryBack(story: string): void {
  const last = storiesAside(story).at(-1);
  if (last) renameSync(last.path, story);
}

/** Removes those that were laid aside before a day. */
export function dropStoriesAside(story: string, before: string): void {
  for (const { path, day } of storiesAside(story)) if (day < before) rmSync(path);
}

function storiesAside(story: string): readonly Readonly<{ path: string; day: string }>[] {
  const folder = dirname(story);
  const start = `${basename(story)}.`;
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith(start)) : [];
  return names.toSorted().map((name) => ({ path: join(folder, name), day: name.slice(start.length) }));
}
