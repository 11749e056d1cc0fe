import * as chainApi from '@zhidan/core/insights/chain/chain-api.ts';
import { command, query, type Route } from '../platform/http/route.ts';
import { boardRoutes } from './board/board-routes.ts';
import { chainOfOrder, watchOrders } from './chain/chain-query.ts';
import { setChainLimit } from './chain/set-chain-limit.ts';

export const insightsRoutes: readonly Route[] = [
  ...boardRoutes,
  query(chainApi.watchChain, (db, ask) => watchOrders(db, ask)),
  query(chainApi.showChain, (db, ask) => chainOfOrder(db, ask)),
  command(chainApi.setChainLimit, (tx, ask) => setChainLimit(tx, ask)),
];
