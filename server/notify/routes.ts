import * as api from '@zhidan/core/notify/notice-api.ts';
import { command, query, type Route } from '../platform/http/route.ts';
import { closeNotice, reopenNotice } from './close-notice.ts';
import { listNotices } from './list-notices.ts';
import { seeNotices } from './see-notices.ts';

export const notifyRoutes: readonly Route[] = [
  query(api.listNotices, (db, ask) => listNotices(db, ask)),
  command(api.seeNotices, (tx, ask) => seeNotices(tx, ask)),
  command(api.closeNotice, (tx, ask) => closeNotice(tx, ask)),
  command(api.reopenNotice, (tx, ask) => reopenNotice(tx, ask)),
];
