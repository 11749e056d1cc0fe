import { fetchPrintData, handOutLabels, handOutPages, reportPrinted, type PrintItem } from '@zhidan/core/printing/api.ts';
import { isRunOver } from '@zhidan/core/printing/client/print-run.ts';
import type { PrintClientCode } from '@zhidan/core/printing/client/print-client.ts';
import { sendableStates } from '@zhidan/core/printing/print-item-life.ts';
import { call } from '../../lib/call.ts';
import { signalStore } from '../../lib/signal-store.ts';
import { isLabelsOver, printLabels, type LabelsRun } from '../client/print-labels.ts';
import { clientSettings, deskSettings } from '../desk/desk-settings.ts';
import type { UsedDesk } from '../desk/use-desk.ts';

/** Labels of a batch that go by one print program. */
export type RoadRun = Readonly<{ client: PrintClientCode; labels: LabelsRun }>;
/** Labels of our own: handed out as pages, and then somebody says what came of them. */
export type PagesRun = Readonly<{
  itemIds: readonly string[];
  refused: readonly Readonly<{ itemId: string; text: string }>[];
  isSettled: boolean;
}>;

/** What this desk is printing; it goes on while people look at other pages. */
export type ActiveRun = Readonly<{
  batchId: string;
  no: string;
  items: ReadonlyMap<string, PrintItem>;
  roads: readonly RoadRun[];
  pages: PagesRun | null;
}>;

export const activeRun = signalStore<ActiveRun | null>(null);

export type RunAsk = Readonly<{ batchId: string; no: string; items: readonly PrintItem[]; deskOf: (client: PrintClientCode) => UsedDesk }>;

/** Prints what of a batch may be sent. @throws Problem, NetworkLost when pages could not be handed out */
export async function startRun({ batchId, no, items, deskOf }: RunAsk): Promise<void> {
  endRun();
  const open = items.filter(({ state }) => sendableStates.some((one) => one === state));
  const bare = open.filter(({ hasPrintData }) => !hasPrintData).map(({ id }) => id);
  if (bare.length > 0) await call(fetchPrintData, { batchId, itemIds: bare });
  const byRoad = Map.groupBy(open, ({ road }) => road);
  const roads = [...byRoad].flatMap(([road, some]) => {
    if (road === null || road === 'pdf') return [];
    return [{ client: road, labels: labelsBy({ client: road, used: deskOf(road), batchId }, some) }];
  });
  const own = byRoad.get('pdf') ?? [];
  const known = new Map(items.map((item) => [item.id, item]));
  activeRun.write({ batchId, no, items: known, roads, pages: null });
  addEventListener('beforeunload', askBeforeLeaving);
  if (own.length > 0) {
    const { itemIds, refused } = await call(handOutPages, { batchId, itemIds: own.map(({ id }) => id) });
    const now = activeRun.read();
    if (now?.batchId === batchId) activeRun.write({ ...now, pages: { itemIds, refused, isSettled: itemIds.length === 0 } });
  }
}

type RoadAsk = Readonly<{ client: PrintClientCode; used: UsedDesk; batchId: string }>;

function labelsBy({ client, used: { desk, printer }, batchId }: RoadAsk, items: readonly PrintItem[]): LabelsRun {
  const { areaTemplate } = clientSettings(deskSettings.read(), client);
  return printLabels({
    desk,
    printer,
    itemIds: items.map(({ id }) => id),
    handOut: async (itemIds, to, key) => {
      const { tasks, refused } = await call(handOutLabels, { batchId, itemIds: [...itemIds], printer: to }, { key });
      return {
        tasks: tasks.map(({ custom, ...task }) => ({
          ...task,
          customArea: areaTemplate ? { templateUrl: areaTemplate, data: custom } : null,
        })),
        refused: refused.map(({ itemId, text }) => ({ itemId, message: text })),
      };
    },
    report: (results) => call(reportPrinted, { results: [...results] }),
  });
}

/** Nothing is queued, under way, or waiting for a person's word. */
export function isOver({ roads, pages }: ActiveRun): boolean {
  return roads.every(({ labels }) => isLabelsOver(labels.view.read())) && (pages?.isSettled ?? true);
}

/** Stopped or over, and nothing is with a program that could still tell of it: the batch keeps the rest. */
export const mayEnd = (run: ActiveRun): boolean =>
  run.roads.every(({ labels }) => {
    const { run: labelsRun, unreported } = labels.view.read();
    const isUnderWay = labelsRun.items.some(({ state }) => state === 'sent' || state === 'rendered');
    return unreported === 0 && (isRunOver(labelsRun) || (labelsRun.stop !== null && (!isUnderWay || !labelsRun.isLineUp)));
  });

/** Sends nothing more, hears of what is still with the program, and ends. */
export function stopAndEnd(): void {
  const run = activeRun.read();
  if (!run) return;
  const endIfSo = (): void => {
    if (activeRun.read()?.batchId === run.batchId && mayEnd(run)) endRun();
  };
  for (const { labels } of run.roads) {
    labels.view.subscribe(endIfSo);
    labels.stop();
  }
  endIfSo();
}

export function pagesSettled(): void {
  const run = activeRun.read();
  if (run?.pages) activeRun.write({ ...run, pages: { ...run.pages, isSettled: true } });
}

export function endRun(): void {
  removeEventListener('beforeunload', askBeforeLeaving);
  for (const { labels } of activeRun.read()?.roads ?? []) labels.close();
  activeRun.write(null);
}

/** The browser asks whether the page may really be left: results would be lost with it. */
function askBeforeLeaving(event: BeforeUnloadEvent): void {
  const run = activeRun.read();
  if (run && !isOver(run)) event.preventDefault();
}
