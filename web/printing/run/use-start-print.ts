import { startPrintBatch, startReprint, type PrintBatchView } from '@zhidan/core/printing/api.ts';
import { printClients, type PrintClientCode } from '@zhidan/core/printing/client/print-client.ts';
import type { PrintRoad } from '@zhidan/core/printing/print-road.ts';
import { listReadyLabels } from '@zhidan/core/printing/waiting-api.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { refreshAnswers } from '../../lib/answers.ts';
import { call, newKey } from '../../lib/call.ts';
import { usePreference } from '../../lib/preference.ts';
import { isPassing } from '../../lib/problem.ts';
import { useSignal } from '../../lib/signal-store.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { deskSettings } from '../desk/desk-settings.ts';
import { deskNow, useAddresses, useMissingDesk, type AddressOf, type UsedDesk } from '../desk/use-desk.ts';
import type { PrintSearch } from '../printing-search.ts';
import { printingWords } from '../printing-words.ts';
import { activeRun, isOver, mayEnd, startRun } from './active-run.ts';

/** What is to be printed: what somebody picked, all that fits a filter, what a batch still has, or printed labels once more. */
export type PrintAsk =
  | Readonly<{ ids: readonly string[] }>
  | Readonly<{ filter: PrintSearch }>
  | Readonly<{ batch: PrintBatchView }>
  | Readonly<{ again: readonly Readonly<{ fulfillmentOrderId: string; waybillNo: string }>[]; reason: string }>;

const news = new Set(['fulfillment_order', 'print_batch', 'parcel']);
const nowhere: AddressOf = () => 'ws://localhost:0';

/** Starts printing at this desk. `blocker`: why that is not possible now, in words. */
export function useStartPrint(roads: ReadonlySet<PrintRoad>) {
  const t = useWords(printingWords);
  const say = useSay();
  const client = useQueryClient();
  const addressOf = useAddresses();
  const clients = [...roads].filter((road): road is PrintClientCode => road !== 'pdf');
  const missing = useMissingDesk(addressOf ? clients : [], addressOf ?? nowhere);
  const running = useSignal(activeRun);
  const { name } = usePreference(deskSettings);
  const batchId = useRef(newKey()); // kept while the outcome of an attempt is not known: pressed again it claims nothing twice
  const mutation = useMutation<PrintBatchView, Error, PrintAsk>({
    mutationFn: async (ask) => {
      const batch = await batchOf(ask, { batchId: batchId.current, desk: name || t('desk.unnamed') });
      await startRun({
        batchId: batch.id,
        no: batch.no,
        items: batch.items,
        deskOf: (code) => deskNow(code, (addressOf ?? nowhere)(code)),
      });
      return batch;
    },
    retry: false,
    onSuccess: () => (batchId.current = newKey()),
    onError: (error) => {
      if (!isPassing(error)) batchId.current = newKey();
    },
    onSettled: () => void refreshAnswers(client, news),
  });
  const isBusy = running !== null && !isOver(running) && !mayEnd(running);
  const lacking = missing && t(lackOf(deskNow(missing, (addressOf ?? nowhere)(missing))));
  const blocker = isBusy ? t('print.busy', { no: running.no }) : missing ? `${say(printClients[missing].words)}：${lacking}` : null;
  return {
    print: (ask: PrintAsk, started: () => void) => mutation.mutate(ask, { onSuccess: started }),
    isPending: mutation.isPending || addressOf === null,
    error: mutation.error,
    reset: mutation.reset,
    blocker,
  };
}

/** What a program that cannot print lacks: it is away, it was not heard of yet, or nobody chose its printer. */
function lackOf({ view }: UsedDesk): 'desk.lost' | 'desk.connecting' | 'desk.choosePrinter' {
  if (view.line === 'down') return 'desk.lost';
  return view.line === 'up' && view.printers !== null ? 'desk.choosePrinter' : 'desk.connecting';
}

async function batchOf(ask: PrintAsk, { batchId, desk }: Readonly<{ batchId: string; desk: string }>): Promise<PrintBatchView> {
  if ('batch' in ask) return ask.batch;
  if ('again' in ask) {
    const fulfillmentOrderIds = [...new Set(ask.again.map((one) => one.fulfillmentOrderId))];
    const waybillNos = ask.again.map(({ waybillNo }) => waybillNo);
    return call(startReprint, { batchId, fulfillmentOrderIds, waybillNos, reason: ask.reason, desk });
  }
  const ids = 'ids' in ask ? ask.ids : (await call(listReadyLabels, withoutReadiness(ask.filter))).ids;
  return call(startPrintBatch, { batchId, fulfillmentOrderIds: [...ids], desk });
}

const withoutReadiness = ({ readiness: _readiness, ...filter }: PrintSearch): Omit<PrintSearch, 'readiness'> => filter;
