import { showPrintClients } from '@zhidan/core/printing/waiting-api.ts';
import { printClients, type PrintClientCode } from '@zhidan/core/printing/client/print-client.ts';
import { useSyncExternalStore } from 'react';
import { useAnswer } from '../../lib/answers.ts';
import { usePreference } from '../../lib/preference.ts';
import { useSignal } from '../../lib/signal-store.ts';
import { openPrintDesk, type DeskView, type PrintDesk } from '../client/print-desk.ts';
import { clientSettings, deskSettings } from './desk-settings.ts';

type Open = Readonly<{ address: string; desk: PrintDesk }>;
const open = new Map<PrintClientCode, Open>();

/** The line to a print program of this desk: one for as long as the page lives, another when its address changes. */
function deskAt(client: PrintClientCode, address: string): PrintDesk {
  const known = open.get(client);
  if (known?.address === address) return known.desk;
  known?.desk.close();
  const desk = openPrintDesk(client, address);
  open.set(client, { address, desk });
  return desk;
}

export type AddressOf = (client: PrintClientCode) => string;

/** Where programs answer: as this desk says, else where the demo's are, else where they listen by themselves. Null while not known. */
export function useAddresses(): AddressOf | null {
  const settings = usePreference(deskSettings);
  const { data, isPending } = useAnswer(showPrintClients, {});
  if (isPending) return null; // a demo says other ones
  return (client) => clientSettings(settings, client).address || (data?.demo?.[client] ?? printClients[client].address);
}

/** `printer`: the one that this desk uses, empty while none is known. */
export type UsedDesk = Readonly<{ desk: PrintDesk; view: DeskView; address: string; printer: string }>;

/** A print program at this desk, connected, as it is now. */
export function deskNow(client: PrintClientCode, address: string): UsedDesk {
  const desk = deskAt(client, address);
  const view = desk.view.read();
  return { desk, view, address, printer: clientSettings(deskSettings.read(), client).printer || view.defaultPrinter };
}

/** The same, followed. */
export function useDesk(client: PrintClientCode, address: string): UsedDesk {
  useSignal(deskAt(client, address).view);
  usePreference(deskSettings);
  return deskNow(client, address);
}

/** The first of these programs that cannot print now: not connected, or without a printer; null when all can. */
export function useMissingDesk(clients: readonly PrintClientCode[], addressOf: AddressOf): PrintClientCode | null {
  const desks = clients.map((client) => deskAt(client, addressOf(client)));
  usePreference(deskSettings);
  return useSyncExternalStore(
    (listener) => {
      const undo = desks.map(({ view }) => view.subscribe(listener));
      return () => undo.forEach((step) => step());
    },
    () => clients.find((client) => !canPrint(deskNow(client, addressOf(client)))) ?? null,
  );
}

const canPrint = ({ view, printer }: UsedDesk): boolean => view.line === 'up' && printer !== '';
