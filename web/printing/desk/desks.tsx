import type { PrintClientCode } from '@zhidan/core/printing/client/print-client.ts';
import type { PrintRoad } from '@zhidan/core/printing/print-road.ts';
import styles from '../printing.module.css';
import { DeskLine, DeskTrouble } from './desk-line.tsx';
import { useAddresses, useDesk } from './use-desk.ts';

/** The print programs that the listed labels need: there or not, and with which printer. */
export function Desks({ roads }: { roads: ReadonlySet<PrintRoad> }) {
  const addressOf = useAddresses();
  const clients = [...roads].filter((road): road is PrintClientCode => road !== 'pdf').toSorted();
  if (clients.length === 0 || !addressOf) return null;
  return (
    <div className={styles.desks}>
      {clients.map((client) => (
        <Desk key={client} client={client} address={addressOf(client)} />
      ))}
    </div>
  );
}

function Desk({ client, address }: { client: PrintClientCode; address: string }) {
  const used = useDesk(client, address);
  return (
    <>
      <DeskLine client={client} used={used} />
      <DeskTrouble client={client} used={used} />
    </>
  );
}
