import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { printClientCodes } from '@zhidan/core/printing/client/print-client.ts';
import type { showPrintClients as contract } from '@zhidan/core/printing/waiting-api.ts';
import type { Deployment } from '../../platform/deployment.ts';

/** A demo's print programs are emulated, by the name of this machine that a browser of it knows. */
export function showPrintClients({ emulators }: Pick<Deployment, 'emulators'>): OutputOf<typeof contract> {
  if (!emulators) return { demo: null };
  const { port } = new URL(emulators.url);
  const addressOf = (client: string): string => `ws://localhost:${port}/print-client/${client}`;
  return {
    demo: Object.fromEntries(printClientCodes.map((client) => [client, addressOf(client)])) as Record<
      (typeof printClientCodes)[number],
      string
    >,
  };
}
