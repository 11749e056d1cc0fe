import * as api from '@zhidan/core/orders/exceptions/exception-api.ts';
import { command, query, type Route } from '../../platform/http/route.ts';
import { endHoldByHand, holdByHand } from '../holds/hold-by-hand.ts';
import { clearByHand } from './clear-by-hand.ts';
import { countExceptions, listExceptions, listForced } from './exception-list-query.ts';
import { forceRelease } from './force-release.ts';

export const exceptionRoutes: readonly Route[] = [
  query(api.countExceptions, (db, ask) => countExceptions(db, ask)),
  query(api.listExceptions, (db, ask) => listExceptions(db, ask)),
  query(api.listForced, (db, ask) => listForced(db, ask)),
  command(api.clearByHand, async (tx, ask) => {
    await clearByHand(tx, ask);
    return { clearedCount: ask.exceptions.length };
  }),
  command(api.forceRelease, async (tx, ask) => {
    await forceRelease(tx, ask);
    return {};
  }),
  command(api.holdOrders, async (tx, ask) => {
    await holdByHand(tx, ask);
    return {};
  }),
  command(api.endHold, async (tx, ask) => {
    await endHoldByHand(tx, ask);
    return {};
  }),
];
