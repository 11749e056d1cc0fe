import * as api from '@zhidan/core/fulfillment/reserving/reserving-api.ts';
import { command, query, type Route } from '../../platform/http/route.ts';
import { changeReserving, showReserving } from './change-reserving.ts';

export const reservingRoutes: readonly Route[] = [
  query(api.showReserving, (db, ask) => showReserving(db, ask)),
  command(api.changeReserving, (tx, ask) => changeReserving(tx, ask)),
];
