import * as chainApi from '@zhidan/core/insights/chain/chain-api.ts';
import { command, query, type Route } from '../platform/http/route.ts';
import { showToday } from '@zhidan/core/insights/today/today-api.ts';
import { boardRoutes } from './board/board-routes.ts';
import { shared } from './board/shared-answer.ts';
import { measureRoutes } from './measures/measures-routes.ts';
import { todayOf } from './today/today-query.ts';
import { chainOfOrder, watchOrders } from './chain/chain-query.ts';
import { setChainLimit } from './chain/set-chain-limit.ts';

export const insightsRoutes: readonly Route[] = [
  ...boardRoutes,
  ...measureRoutes,
  query(showToday, shared(todayOf)),
  query(chainApi.watchChain, (db, ask) => watchOrders(db, ask)),
  query(chainApi.showChain, (db, ask) => chainOfOrder(db, ask)),
  command(chainApi.setChainLimit, (tx, ask) => setChainLimit(tx, ask)),
];
