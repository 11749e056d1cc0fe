import * as noticeApi from '@zhidan/core/channels/notice/notice-api.ts';
import * as noticeEvents from '@zhidan/core/channels/notice/notice-event.ts';
import { noticeRefusals } from '@zhidan/core/channels/notice/notice-refusal.ts';
import { command, query } from '../../platform/http/route.ts';
import type { Module } from '../../platform/module.ts';
import { sendNoticesAgain, settleNotices } from './handle-notices.ts';
import { scheduleNoticesJob, sendNoticesJob } from './notice-jobs.ts';
import { listShipNotices } from './notice-list-query.ts';
import { onShipped } from './on-shipped.ts';
import { onShopAuthorized } from './on-shop-authorized.ts';

const { noticeSubjects, ...news } = noticeEvents;

/** What telling platforms of shipping plugs into the module of channels. */
export const noticeParts = {
  routes: [
    query(noticeApi.listShipNotices, listShipNotices),
    command(noticeApi.sendNoticesAgain, (tx, ask) => sendNoticesAgain(tx, ask)),
    command(noticeApi.settleNotices, (tx, ask) => settleNotices(tx, ask)),
  ],
  subscribers: [onShipped, onShopAuthorized],
  jobs: [sendNoticesJob, scheduleNoticesJob],
  refusals: noticeRefusals,
  events: Object.values(news),
  subjects: noticeSubjects,
} as const satisfies Pick<Module, 'routes' | 'subscribers' | 'jobs' | 'refusals' | 'events' | 'subjects'>;
