import * as api from '@zhidan/core/fulfillment/deadlines/deadline-api.ts';
import { command, query, type Route } from '../../platform/http/route.ts';
import { addSlaPolicy, changeSlaPolicy } from './save-sla-policy.ts';
import { showDeadlines } from './show-deadlines-query.ts';
import { slaPolicies } from './sla-policy-store.ts';

export const deadlineRoutes: readonly Route[] = [
  query(api.showDeadlines, (db, ask) => showDeadlines(db, ask)),
  query(api.listSlaPolicies, async (db) => ({ items: [...(await slaPolicies(db))] })),
  command(api.addSlaPolicy, (tx, ask) => addSlaPolicy(tx, ask)),
  command(api.changeSlaPolicy, (tx, ask) => changeSlaPolicy(tx, ask)),
];
