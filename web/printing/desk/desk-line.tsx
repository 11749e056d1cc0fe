import { printClients, type PrintClientCode } from '@zhidan/core/printing/client/print-client.ts';
import { Alert, Button } from 'antd';
import { useSay, useWords } from '../../lib/words.ts';
import { StatusTag, type Tone } from '../../ui/status-tag.tsx';
import styles from '../printing.module.css';
import { printingWords } from '../printing-words.ts';
import { PrinterSelect } from './printer-select.tsx';
import type { UsedDesk } from './use-desk.ts';

const tones: Readonly<Record<UsedDesk['view']['line'], Tone>> = { up: 'good', connecting: 'moving', down: 'bad' };
const texts = { up: 'desk.connected', connecting: 'desk.connecting', down: 'desk.lost' } as const;

/** A print program of this desk in one line: is it there, and which printer. */
export function DeskLine({ client, used }: { client: PrintClientCode; used: UsedDesk }) {
  const t = useWords(printingWords);
  const say = useSay();
  const { line } = used.view;
  return (
    <div className={styles.deskLine}>
      <strong>{say(printClients[client].words)}</strong>
      <StatusTag tone={tones[line]} text={t(texts[line])} />
      <PrinterSelect client={client} used={used} />
    </div>
  );
}

/** What is wrong with a program, and what to do; nothing when all is well. */
export function DeskTrouble({ client, used: { view, address, desk } }: { client: PrintClientCode; used: UsedDesk }) {
  const t = useWords(printingWords);
  const say = useSay();
  const name = say(printClients[client].words);
  if (view.line === 'down')
    return (
      <Alert
        type="warning"
        showIcon
        title={t('desk.lostLesson', { client: name, address })}
        description={t('desk.checkPermission')}
        action={
          <div className={styles.actions}>
            <Button size="small" onClick={() => desk.line.retry()}>
              {t('desk.retry')}
            </Button>
            <Button size="small" type="link" href={printClients[client].getAt} target="_blank" rel="noreferrer">
              {t('desk.getIt', { client: name })}
            </Button>
          </div>
        }
      />
    );
  if (view.complaint) return <Alert type="warning" showIcon title={t('desk.misunderstood', { client: name, message: view.complaint })} />;
  if (view.printers?.length === 0) return <Alert type="warning" showIcon title={t('desk.noPrinter', { client: name })} />;
  return null;
}
