import * as api from '@zhidan/core/operations/api.ts';
import type { Deployment } from '../platform/deployment.ts';
import { command, exchange, query, type Route } from '../platform/http/route.ts';
import { changeSetting } from './change-setting.ts';
import { listJobs, listQueues, type JobTitles } from './job-list-query.ts';
import { listJournal } from './journal-list-query.ts';
import { loadSettings } from './merchant-setting-store.ts';
import { listParkedEvents, listSubscribers } from './parked-event-list-query.ts';
import { dropJobForGood, retryDeadJob } from './settle-job.ts';
import { dropParked, retryParked } from './settle-parked-event.ts';
import { showAbout } from './show-about.ts';
import { verifyChain } from './verify-chain.ts';

export function operationsRoutes(deployment: Deployment, titles: JobTitles): readonly Route[] {
  return [
    query(api.listJournal, listJournal),
    exchange(api.verifyJournal, verifyChain),
    query(api.listJobs, (db, ask) => listJobs(db, ask, titles)),
    query(api.listQueues, (db, ask) => listQueues(db, ask, titles)),
    command(api.retryJob, retryDeadJob),
    command(api.dropJob, dropJobForGood),
    query(api.listParkedEvents, listParkedEvents),
    query(api.listSubscribers, (db, { now }) => listSubscribers(db, now)),
    command(api.retryParkedEvent, retryParked),
    command(api.dropParkedEvent, dropParked),
    query(api.showSettings, async (db) => ({ values: { ...(await loadSettings(db)) } })),
    command(api.changeSetting, changeSetting),
    query(api.showAbout, (_db, _ask, merchant) => showAbout(merchant, deployment)),
  ];
}
