import * as api from '@zhidan/core/channels/api.ts';
import { command, query, type Route } from '../platform/http/route.ts';
import { revealChannelOrder } from './reveal-channel-order.ts';
import { listShopNames } from './shop-name-query.ts';
import { showChannelOrder } from './show-channel-order.ts';

export const channelOrderRoutes: readonly Route[] = [
  query(api.listShopNames, (db, ask) => listShopNames(db, ask)),
  query(api.showChannelOrder, (db, ask, { vault }) => showChannelOrder(db, ask, vault)),
  command(api.revealChannelOrder, (tx, ask, { vault }) => revealChannelOrder(tx, ask, vault)),
];
