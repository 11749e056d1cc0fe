import * as api from '@zhidan/core/requests/request-api.ts';
import { command, query, type Route } from '../platform/http/route.ts';
import { dropRequest, layAside, retryRequest, withdrawRequest } from './act-on-request.ts';
import { listRequestGates, saveRequestGate } from './gates.ts';
import { makeRequest, preview } from './make-request.ts';
import { countRequests, listRequests, showAnswerTimes } from './request-list-query.ts';
import { revealRequest, showRequest, showRequestChoices } from './show-request.ts';

export const requestRoutes: readonly Route[] = [
  query(api.showRequestChoices, (db, ask, { vault }) => showRequestChoices(db, ask, vault)),
  command(api.previewRequest, (tx, ask, { vault }) => preview(tx, ask, vault)),
  command(api.makeRequest, (tx, ask, { vault }) => makeRequest(tx, ask, vault)),
  query(api.listRequests, (db, ask) => listRequests(db, ask)),
  query(api.countRequests, (db, ask) => countRequests(db, ask)),
  query(api.showAnswerTimes, (db, ask) => showAnswerTimes(db, ask)),
  query(api.showRequest, (db, ask, { vault }) => showRequest(db, ask, vault)),
  command(api.revealRequest, (tx, ask, { vault }) => revealRequest(tx, ask, vault)),
  command(api.withdrawRequest, (tx, ask) => withdrawRequest(tx, ask)),
  command(api.layAside, (tx, ask) => layAside(tx, ask)),
  command(api.retryRequest, (tx, ask) => retryRequest(tx, ask)),
  command(api.dropRequest, (tx, ask) => dropRequest(tx, ask)),
  query(api.listRequestGates, (db) => listRequestGates(db)),
  command(api.saveRequestGate, (tx, ask) => saveRequestGate(tx, ask)),
];
