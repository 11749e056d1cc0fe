import * as documentApi from '@zhidan/core/inventory/stock-document-api.ts';
import * as stockApi from '@zhidan/core/inventory/stock-api.ts';
import * as warehouseApi from '@zhidan/core/inventory/warehouse-api.ts';
import * as sheetApi from '@zhidan/core/inventory/stock-sheet-api.ts';
import { command, download, query, upload, type Route } from '../platform/http/route.ts';
import { listStockDocuments, showStockDocument } from './documents/document-list-query.ts';
import { reverseStockDocument } from './documents/reverse-stock-document.ts';
import { adjustStock, countStock, receiveStock, transferStock } from './documents/stock-documents.ts';
import { changeStockLevel } from './levels/change-stock-level.ts';
import { listReservations, listStockMoves } from './levels/move-list-query.ts';
import { findGoods, listStock, showStock, sumStock } from './levels/stock-list-query.ts';
import { fetchStockSheet } from './sheets/fetch-stock-sheet.ts';
import { postStockSheet } from './sheets/post-stock-sheet.ts';
import { previewStockSheet } from './sheets/preview-stock-sheet.ts';
import { addWarehouse } from './warehouses/add-warehouse.ts';
import { changeWarehouse } from './warehouses/change-warehouse.ts';
import { closeWarehouse } from './warehouses/close-warehouse.ts';
import { reopenWarehouse } from './warehouses/reopen-warehouse.ts';
import { listWarehouses } from './warehouses/warehouse-list-query.ts';

/** How long a sheet is kept: it is looked at and posted at once. */
const sheetLifeMs = 86_400_000;

export const inventoryRoutes: readonly Route[] = [
  query(warehouseApi.listWarehouses, (db, ask) => listWarehouses(db, ask)),
  command(warehouseApi.addWarehouse, (tx, ask) => addWarehouse(tx, ask)),
  command(warehouseApi.changeWarehouse, (tx, ask) => changeWarehouse(tx, ask)),
  command(warehouseApi.closeWarehouse, (tx, ask) => closeWarehouse(tx, ask)),
  command(warehouseApi.reopenWarehouse, (tx, ask) => reopenWarehouse(tx, ask)),
  query(stockApi.listStock, (db, ask) => listStock(db, ask)),
  query(stockApi.sumStock, (db, ask) => sumStock(db, ask)),
  query(stockApi.findGoods, (db, ask) => findGoods(db, ask)),
  query(stockApi.showStock, (db, ask) => showStock(db, ask)),
  query(stockApi.listStockMoves, (db, ask) => listStockMoves(db, ask)),
  query(stockApi.listReservations, (db, ask) => listReservations(db, ask)),
  command(stockApi.changeStockLevel, (tx, ask) => changeStockLevel(tx, ask)),
  command(documentApi.receiveStock, (tx, ask) => receiveStock(tx, ask)),
  command(documentApi.countStock, (tx, ask) => countStock(tx, ask)),
  command(documentApi.adjustStock, (tx, ask) => adjustStock(tx, ask)),
  command(documentApi.transferStock, (tx, ask) => transferStock(tx, ask)),
  query(documentApi.listStockDocuments, (db, ask) => listStockDocuments(db, ask)),
  query(documentApi.showStockDocument, (db, ask) => showStockDocument(db, ask)),
  command(documentApi.reverseStockDocument, (tx, ask) => reverseStockDocument(tx, ask)),
  upload(sheetApi.uploadStockSheet, sheetLifeMs, (_tx, { file }) => Promise.resolve({ fileId: file.id })),
  query(sheetApi.previewStockSheet, (_db, ask, merchant) => previewStockSheet(merchant, ask)),
  command(sheetApi.postStockSheet, (tx, ask, merchant) => postStockSheet(tx, ask, merchant)),
  download(sheetApi.fetchStockSheet, (merchant, ask) => fetchStockSheet(merchant, ask)),
];
