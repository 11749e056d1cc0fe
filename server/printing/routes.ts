import * as api from '@zhidan/core/printing/api.ts';
import * as paperApi from '@zhidan/core/printing/paper-api.ts';
import * as waitingApi from '@zhidan/core/printing/waiting-api.ts';
import type { Deployment } from '../platform/deployment.ts';
import { command, download, exchange, query, type Route } from '../platform/http/route.ts';
import { listPrintBatches, printBatchNamed } from './batches/batch-query.ts';
import { fetchPrintData } from './batches/fetch-print-data.ts';
import { handOutLabels } from './batches/hand-out-labels.ts';
import { handOutPages } from './batches/hand-out-pages.ts';
import { reportPrinted } from './batches/report-printed.ts';
import { settlePrinted } from './batches/settle-printed.ts';
import { startPrintBatch } from './batches/start-print-batch.ts';
import { startReprint } from './batches/start-reprint.ts';
import { fetchCommandSheet } from './papers/fetch-command-sheet.ts';
import { fetchLabels } from './papers/fetch-labels.ts';
import { fetchPackingSlips } from './papers/fetch-packing-slips.ts';
import { fetchPickList } from './papers/fetch-pick-list.ts';
import { fetchTestLabel } from './papers/fetch-test-label.ts';
import { fetchWavePickList } from './papers/fetch-wave-pick-list.ts';
import { showPrintClients } from './waiting/show-print-clients.ts';
import { listPrintGroups, listReadyLabels, listWaitingLabels } from './waiting/waiting-query.ts';

export const printingRoutes = (deployment: Deployment): readonly Route[] => [
  query(waitingApi.listPrintGroups, (db, ask) => listPrintGroups(db, ask)),
  query(waitingApi.listWaitingLabels, (db, ask) => listWaitingLabels(db, ask)),
  query(waitingApi.listReadyLabels, (db, ask) => listReadyLabels(db, ask)),
  query(waitingApi.showPrintClients, () => Promise.resolve(showPrintClients(deployment))),
  command(api.startPrintBatch, (tx, ask) => startPrintBatch(tx, ask)),
  command(api.startReprint, (tx, ask) => startReprint(tx, ask)),
  command(api.handOutLabels, (tx, ask, { vault }) => handOutLabels(tx, ask, vault)),
  exchange(api.fetchPrintData, (merchant, ask, context) => fetchPrintData(merchant, ask, context)),
  command(api.handOutPages, (tx, ask) => handOutPages(tx, ask)),
  command(api.reportPrinted, (tx, ask) => reportPrinted(tx, ask)),
  command(api.settlePrinted, (tx, ask) => settlePrinted(tx, ask)),
  query(api.listPrintBatches, (db, ask) => listPrintBatches(db, ask)),
  query(api.showPrintBatch, (db, ask) => printBatchNamed(db, ask)),
  download(paperApi.fetchLabels, (merchant, ask) => fetchLabels(merchant, ask)),
  download(paperApi.fetchPickList, (merchant, ask) => fetchPickList(merchant, ask)),
  download(paperApi.fetchWavePickList, (merchant, ask) => fetchWavePickList(merchant, ask)),
  download(paperApi.fetchPackingSlips, (merchant, ask) => fetchPackingSlips(merchant, ask)),
  download(paperApi.fetchTestLabel, (_merchant, ask) => fetchTestLabel(ask)),
  download(paperApi.fetchCommandSheet, (_merchant, ask) => fetchCommandSheet(ask)),
];
