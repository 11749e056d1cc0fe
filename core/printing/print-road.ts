import type { Words } from '../kernel/words.ts';
import { printClientCodes, printClients, type PrintClientCode } from './client/print-client.ts';

/** How a label gets onto paper: by a platform's print program, or as a page of our own. */
export type PrintRoad = PrintClientCode | 'pdf';
export const printRoads = [...printClientCodes, 'pdf'] as [PrintRoad, ...PrintRoad[]];

/** By where the number came from; of sources without a print program, and of typed numbers, the label is our own. */
const roads: Readonly<Record<string, PrintRoad>> = { cainiao: 'cainiao', douyin: 'douyin', pinduoduo: 'pinduoduo', jd: 'jd' };

export const roadOf = (source: string): PrintRoad => roads[source] ?? 'pdf';

const ownLabel: Words = { 'zh-CN': '自有面单 (PDF)', en: 'Our own label (PDF)' };

export const roadWords = (road: PrintRoad): Words => (road === 'pdf' ? ownLabel : printClients[road].words);
