import * as pullRunApi from '@zhidan/core/channels/shop/pull-run-api.ts';
import * as shopApi from '@zhidan/core/channels/shop/shop-api.ts';
import * as unreadApi from '@zhidan/core/channels/shop/unread-api.ts';
import type { Deployment } from '../../platform/deployment.ts';
import { command, exchange, query, type Route } from '../../platform/http/route.ts';
import { loadShopFrom } from '../pull/load-shop-from.ts';
import { pullShopNow } from '../pull/pull-shop-now.ts';
import { changeShop } from './change-shop.ts';
import { finishAuthorization } from './finish-authorization.ts';
import { listChannels } from './list-channels.ts';
import { pauseShop } from './pause-shop.ts';
import { listPullRuns } from './pull-run-list-query.ts';
import { readDocumentAgain } from './read-document-again.ts';
import { resumeShop } from './resume-shop.ts';
import { setUpShop } from './set-up-shop.ts';
import { shopsOwn } from './shop-in-scope.ts';
import { listShops, showShop } from './shop-list-query.ts';
import { showUnreadDocument } from './show-unread-document.ts';
import { startAuthorization } from './start-authorization.ts';
import { listUnreadDocuments } from './unread-document-list-query.ts';

export function setupRoutes(deployment: Deployment): readonly Route[] {
  return [
    exchange(shopApi.listChannels, async (_merchant, _ask, asked) => listChannels(deployment, asked)),
    query(shopApi.listShops, listShops),
    exchange(shopApi.showShop, (merchant, ask, { origin }) => showShop(merchant, ask, origin)),
    command(shopApi.addShop, (tx, ask, { vault }) => setUpShop(tx, ask, vault)),
    command(shopApi.changeShop, (tx, ask, { vault }) => changeShop(tx, ask, vault)),
    command(shopApi.pauseShop, (tx, ask, { vault }) => pauseShop(tx, ask, vault)),
    command(shopApi.resumeShop, (tx, ask, { vault }) => resumeShop(tx, ask, vault)),
    exchange(shopApi.startAuthorization, startAuthorization),
    exchange(shopApi.finishAuthorization, finishAuthorization),
    command(shopApi.pullShop, (tx, ask) => pullShopNow(tx, shopsOwn(ask))),
    command(shopApi.loadShop, (tx, ask) => loadShopFrom(tx, shopsOwn(ask))),

    query(pullRunApi.listPullRuns, listPullRuns),
    query(unreadApi.listUnreadDocuments, listUnreadDocuments),
    query(unreadApi.showUnreadDocument, (db, ask, { vault }) => showUnreadDocument(db, ask, vault)),
    exchange(unreadApi.readDocumentAgain, readDocumentAgain),
  ];
}
