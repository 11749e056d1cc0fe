import type { Module } from '../../platform/module.ts';
import { fetchMessagesJob } from './fetch-messages-job.ts';
import { forgetOldNewsJob } from './forget-old-news-job.ts';
import { lookForNewsJob } from './look-for-news-job.ts';
import { messageLineRunner } from './message-line-runner.ts';
import { newsLag } from './news-store.ts';
import { pushHook } from './push-hook.ts';
import { readNewsJob } from './read-news-job.ts';

/** What hearing platforms plugs into the module of channels. */
export const pushParts = {
  hooks: [pushHook],
  jobs: [readNewsJob, fetchMessagesJob, lookForNewsJob, forgetOldNewsJob],
  runners: [messageLineRunner],
  figures: ({ db, clock }) => [
    {
      name: 'zhidan_channel_news_waiting',
      help: 'News of platforms that nobody has acted on yet',
      read: async () => [{ value: (await newsLag(db, clock())).waitingCount }],
    },
    {
      name: 'zhidan_channel_news_oldest_seconds',
      help: 'Age of the oldest of them',
      read: async () => [{ value: (await newsLag(db, clock())).oldestSeconds }],
    },
  ],
} as const satisfies Pick<Module, 'hooks' | 'jobs' | 'runners' | 'figures'>;
