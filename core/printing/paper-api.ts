import { z } from 'zod';
import { waveId } from '../fulfillment/floor/wave-api.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { labelSizeNames } from './documents/label.ts';
import { pickListSizeNames } from './documents/pick-list.ts';

const batchId = z.uuid();
const file = 'answered';
const output = z.never();

/** Minutes after they were sent in which labels of our own can be fetched as a PDF. */
export const pageLifeMinutes = 15;

/** The labels of our own that were handed out in a batch, as a PDF of the paper's size. */
export const fetchLabels = endpoint({
  method: 'GET',
  path: '/api/printing/batches/:batchId/labels',
  permission: 'printing.print',
  title: { 'zh-CN': '自有面单 PDF', en: 'Labels of our own, PDF' },
  input: z.object({ batchId, size: z.enum(labelSizeNames) }),
  output,
  file,
});

/** What to take from the shelf for a batch, as a PDF. */
export const fetchPickList = endpoint({
  method: 'GET',
  path: '/api/printing/batches/:batchId/pick-list',
  permission: 'printing.display',
  title: { 'zh-CN': '拣货单 PDF', en: 'Pick list, PDF' },
  input: z.object({ batchId, size: z.enum(pickListSizeNames) }),
  output,
  file,
});

/** What is still to be taken from the shelf for a wave, with the seats of what goes into several parcels, as a PDF. */
export const fetchWavePickList = endpoint({
  method: 'GET',
  path: '/api/waves/:waveId/pick-list',
  permission: 'floor.work',
  title: { 'zh-CN': '波次拣货单 PDF', en: 'Pick list of a wave, PDF' },
  input: z.object({ waveId, size: z.enum(pickListSizeNames) }),
  output,
  file,
});

/** What is in the parcels of a batch, for the buyers, as a PDF. */
export const fetchPackingSlips = endpoint({
  method: 'GET',
  path: '/api/printing/batches/:batchId/packing-slips',
  permission: 'printing.display',
  title: { 'zh-CN': '发货单 PDF', en: 'Packing slips, PDF' },
  input: z.object({ batchId }),
  output,
  file,
});

/** A label with nothing real on it: is the paper right, is the barcode sharp? */
export const fetchTestLabel = endpoint({
  method: 'GET',
  path: '/api/printing/test-label',
  permission: 'printing.display',
  title: { 'zh-CN': '测试面单 PDF', en: 'Test label, PDF' },
  input: z.object({ size: z.enum(labelSizeNames) }),
  output,
  file,
});

/** Barcodes that a station takes as commands, for scanners without a keyboard, as a PDF. */
export const fetchCommandSheet = endpoint({
  method: 'GET',
  path: '/api/printing/command-sheet',
  permission: 'floor.work',
  title: { 'zh-CN': '工位指令条码 PDF', en: 'Commands of a station, PDF' },
  input: z.object({}),
  output,
  file,
});
