import * as listingApi from '@zhidan/core/catalog/listing-api.ts';
import * as skuApi from '@zhidan/core/catalog/sku-api.ts';
import { command, query, type Route } from '../platform/http/route.ts';
import { createSkus, previewSkus } from './listings/create-skus.ts';
import { listListings, listUnmatched, showMatching } from './listings/listing-list-query.ts';
import { matchListings } from './listings/match-listings.ts';
import { addSku } from './skus/add-sku.ts';
import { changeSku } from './skus/change-sku.ts';
import { restoreSkus } from './skus/restore-skus.ts';
import { retireSkus } from './skus/retire-skus.ts';
import { listSkus, showSku } from './skus/sku-list-query.ts';

export const catalogRoutes: readonly Route[] = [
  query(skuApi.listSkus, (db, ask) => listSkus(db, ask)),
  query(skuApi.previewSkus, (db, ask) => previewSkus(db, ask)),
  query(skuApi.showSku, (db, ask) => showSku(db, ask)),
  command(skuApi.addSku, (tx, ask) => addSku(tx, ask)),
  command(skuApi.createSkus, (tx, ask) => createSkus(tx, ask)),
  command(skuApi.retireSkus, (tx, ask) => retireSkus(tx, ask)),
  command(skuApi.restoreSkus, (tx, ask) => restoreSkus(tx, ask)),
  command(skuApi.changeSku, (tx, ask) => changeSku(tx, ask)),
  query(listingApi.listListings, (db, ask) => listListings(db, ask)),
  query(listingApi.listUnmatched, (db, ask) => listUnmatched(db, ask)),
  query(listingApi.showMatching, (db, ask) => showMatching(db, ask)),
  command(listingApi.matchListings, (tx, ask) => matchListings(tx, ask)),
];
