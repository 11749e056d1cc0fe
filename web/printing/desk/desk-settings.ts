import { labelSizeNames, type LabelSize } from '@zhidan/core/printing/documents/label.ts';
import { printClientCodes, type PrintClientCode } from '@zhidan/core/printing/client/print-client.ts';
import { z } from 'zod';
import { preference } from '../../lib/preference.ts';

/** How one print program is used at this desk. Empty: as it comes. */
const clientSchema = z.object({ address: z.string(), printer: z.string(), areaTemplate: z.string() });
export type ClientSettings = z.output<typeof clientSchema>;

const deskSchema = z.object({
  name: z.string(),
  size: z.enum(labelSizeNames as [LabelSize, ...LabelSize[]]),
  clients: z.partialRecord(z.enum(printClientCodes), clientSchema),
});
export type DeskSettings = z.output<typeof deskSchema>;

const bare: ClientSettings = { address: '', printer: '', areaTemplate: '' };

/** What this browser remembers of its desk: a workstation prints on its own printers. */
export const deskSettings = preference<DeskSettings>('printing.desk', { name: '', size: '76x130', clients: {} }, (stored) => {
  const parsed = deskSchema.safeParse(stored);
  return parsed.success ? parsed.data : null;
});

export const clientSettings = ({ clients }: DeskSettings, client: PrintClientCode): ClientSettings => clients[client] ?? bare;

export function changeClient(client: PrintClientCode, change: Partial<ClientSettings>): void {
  const desk = deskSettings.read();
  deskSettings.write({ ...desk, clients: { ...desk.clients, [client]: { ...clientSettings(desk, client), ...change } } });
}

/** Only an address of this machine: the content policy of the page lets no other through. */
export const isDeskAddress = (text: string): boolean => /^wss?:\/\/(localhost|127\.0\.0\.1)(:\d{1,5})?(\/\S*)?$/.test(text);
