import type { PrintItem } from '@zhidan/core/printing/api.ts';
import { printClients } from '@zhidan/core/printing/client/print-client.ts';
import { isRunOver, type RunItem, type RunState } from '@zhidan/core/printing/client/print-run.ts';
import { Alert, Button, Progress } from 'antd';
import { useEffect } from 'react';
import { useSignal } from '../../lib/signal-store.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useAddresses, useDesk } from '../desk/use-desk.ts';
import { PrinterSelect } from '../desk/printer-select.tsx';
import styles from '../printing.module.css';
import { printingWords } from '../printing-words.ts';
import type { RoadRun } from './active-run.ts';

type RoadProps = Readonly<{ road: RoadRun; items: ReadonlyMap<string, PrintItem> }>;

/** Labels on their way to one print program: how far, what stopped them, and what did not come out. */
export function RoadPart(props: RoadProps) {
  const addressOf = useAddresses();
  return addressOf && <Road {...props} address={addressOf(props.road.client)} />;
}

function Road({ road: { client, labels }, items, address }: RoadProps & Readonly<{ address: string }>) {
  const t = useWords(printingWords);
  const say = useSay();
  const used = useDesk(client, address);
  const { run, error, unreported } = useSignal(labels.view);
  const count = (...states: readonly RunState[]): number => run.items.filter(({ state }) => states.includes(state)).length;
  const [printed, failed, doubtful, refused] = [count('printed'), count('failed'), count('unknown'), count('refused')];
  const isOver = isRunOver(run);
  const mayGoOn = run.stop ? run.stop.kind !== 'checking' && run.stop.kind !== 'line_lost' : isOver && failed > 0;
  const goOn = (): void => labels.resume(used.printer || run.printer);
  useGoOnKey(mayGoOn ? goOn : null);
  return (
    <div>
      <div className={styles.runHead}>
        <strong>{say(printClients[client].words)}</strong>
        <div className={styles.actions}>
          <PrinterSelect client={client} used={used} />
          {mayGoOn && (
            <Button type="primary" onClick={goOn}>
              {t('run.continue')} <kbd>F10</kbd>
            </Button>
          )}
          {!run.stop && !isOver && <Button onClick={() => labels.stop()}>{t('run.stop')}</Button>}
        </div>
      </div>
      <Progress
        percent={run.items.length === 0 ? 100 : Math.floor((printed / run.items.length) * 100)}
        status={run.stop ? 'exception' : isOver ? (printed === run.items.length ? 'success' : 'normal') : 'active'}
        format={() => `${printed} / ${run.items.length}`}
      />
      <div className={styles.counts}>
        <span>{t('run.done', { count: printed })}</span>
        {failed > 0 && <span>{t('run.failed', { count: failed })}</span>}
        {doubtful > 0 && <span>{t('run.doubt', { count: doubtful })}</span>}
        {refused > 0 && <span>{t('run.refused', { count: refused })}</span>}
      </div>
      <RefusalNote error={error instanceof Error ? error : null} retry={goOn} />
      {run.stop && !error && (
        <Alert
          type={run.stop.kind === 'asked' || run.stop.kind === 'checking' ? 'info' : 'warning'}
          showIcon
          title={t(`stop.${run.stop.kind}`, {
            printer: run.printer,
            client: say(printClients[client].words),
            message: run.stop.message || t('desk.notReady'),
          })}
        />
      )}
      {unreported > 0 && isOver && (
        <Alert className={styles.late} type="info" showIcon title={t('run.unreported', { count: unreported })} />
      )}
      <NotOut run={run.items} items={items} />
    </div>
  );
}

/** F10 goes on, wherever the focus is: hands are at the printer. */
function useGoOnKey(goOn: (() => void) | null): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'F10' || !goOn) return;
      event.preventDefault();
      goOn();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
}

/** Numbers of one line at most; the batch has them all. */
const shownAtMost = 20;

const words = { failed: 'run.failed', unknown: 'run.doubt', refused: 'run.refused' } as const;

/** Which did not come out, and why: those with one reason in one line. */
function NotOut({ run, items }: { run: readonly RunItem[]; items: ReadonlyMap<string, PrintItem> }) {
  const t = useWords(printingWords);
  const bad = run.flatMap(({ itemId, state, message }) => {
    const item = items.get(itemId);
    return item && (state === 'failed' || state === 'unknown' || state === 'refused') ? [{ item, state, message }] : [];
  });
  const lines = [...Map.groupBy(bad, ({ state, message }) => `${state} ${message}`)];
  if (lines.length === 0) return null;
  return (
    <ul className={styles.items}>
      {lines.map(([key, some]) => (
        <li key={key}>
          <strong>{t(words[some[0]?.state ?? 'failed'], { count: some.length })}</strong>
          <span>{some[0]?.message}</span>
          <span className={styles.why}>
            {some.slice(0, shownAtMost).map(({ item }) => (
              <span key={item.id}>
                <span className="zd-code">{item.waybillNo}</span> ({item.orderNos.join('、')}){' '}
              </span>
            ))}
            {some.length > shownAtMost && '…'}
          </span>
        </li>
      ))}
    </ul>
  );
}
