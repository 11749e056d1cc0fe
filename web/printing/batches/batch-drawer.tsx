import { settlePrinted, showPrintBatch, type PrintBatchView, type PrintItem } from '@zhidan/core/printing/api.ts';
import { fetchPackingSlips, fetchPickList } from '@zhidan/core/printing/paper-api.ts';
import { doubtfulStates, sendableStates } from '@zhidan/core/printing/print-item-life.ts';
import { Alert, Button, Checkbox, Descriptions, Skeleton } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useSignal } from '../../lib/signal-store.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { InstantText } from '../../ui/instant-text.tsx';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { fileAddress } from '../file-address.ts';
import styles from '../printing.module.css';
import { printingWords } from '../printing-words.ts';
import { activeRun } from '../run/active-run.ts';
import { useStartPrint } from '../run/use-start-print.ts';
import { ItemStateTag } from './item-state-tag.tsx';

/** A batch with every label: what came of it, and what may be done about it. */
export function BatchDrawer({ batchId, onClose }: { batchId: string | null; onClose: () => void }) {
  const t = useWords(printingWords);
  const answer = useAnswer(showPrintBatch, { batchId: batchId ?? '' }, { enabled: batchId !== null, follows: ['print_batch'] });
  const batch = answer.data;
  return (
    <DetailDrawer
      title={batch?.no ?? t('batch.title')}
      width={680}
      isOpen={batchId !== null}
      onClose={onClose}
      footer={batch && <Papers batch={batch} />}
    >
      <RefusalNote error={answer.error} retry={() => void answer.refetch()} />
      {!batch && !answer.error && <Skeleton active />}
      {batch && <Facts batch={batch} />}
      {batch && <Work key={batch.id} batch={batch} onStarted={onClose} />}
    </DetailDrawer>
  );
}

function Facts({ batch: { kind, reason, desk, madeAt, madeBy } }: { batch: PrintBatchView }) {
  const t = useWords(printingWords);
  const items = [
    ...(kind === 'reprint' ? [{ key: 'reason', label: t('batch.reason'), children: reason }] : []),
    { key: 'desk', label: t('batch.desk'), children: desk },
    { key: 'by', label: t('batch.by'), children: madeBy },
    { key: 'at', label: t('batch.made'), children: <InstantText at={madeAt} /> },
  ];
  return <Descriptions column={1} size="small" bordered items={items} styles={{ label: { width: 112 } }} />;
}

function Papers({ batch: { id: batchId } }: { batch: PrintBatchView }) {
  const t = useWords(printingWords);
  const papers = [
    { key: 'list', text: t('batch.pickList'), address: fileAddress(fetchPickList, { batchId, size: 'a4' }) },
    { key: 'small', text: t('batch.pickListSmall'), address: fileAddress(fetchPickList, { batchId, size: '76mm' }) },
    { key: 'slips', text: t('batch.slips'), address: fileAddress(fetchPackingSlips, { batchId }) },
  ];
  return (
    <div className={styles.actions}>
      {papers.map(({ key, text, address }) => (
        <Button key={key} size="small" href={address} target="_blank" rel="noreferrer">
          {text}
        </Button>
      ))}
    </div>
  );
}

const isOneOf =
  (states: readonly string[]) =>
  ({ state }: PrintItem): boolean =>
    states.includes(state);

/** What is left to do: what did not go out goes out, what is in doubt is settled, what is printed is printed again. */
function Work({ batch, onStarted }: { batch: PrintBatchView; onStarted: () => void }) {
  const t = useWords(printingWords);
  const mayPrint = useMay('printing.print');
  const isRunning = useSignal(activeRun)?.batchId === batch.id;
  const { items } = batch;
  const open = items.filter(isOneOf(sendableStates));
  const doubtful = items.filter(isOneOf(doubtfulStates));
  const { print, isPending, error, blocker } = useStartPrint(new Set(open.flatMap(({ road }) => road ?? [])));
  return (
    <>
      {mayPrint && !isRunning && open.length > 0 && (
        <p className={styles.actions}>
          <Button type="primary" loading={isPending} disabled={blocker !== null} onClick={() => print({ batch }, onStarted)}>
            {t('batch.continue', { count: open.length })}
          </Button>
          {blocker && <span className={styles.quiet}>{blocker}</span>}
        </p>
      )}
      <RefusalNote error={error} />
      {mayPrint && !isRunning && doubtful.length > 0 && <Doubt batchId={batch.id} items={doubtful} />}
      <Labels batch={batch} onStarted={onStarted} />
    </>
  );
}

/** Was it printed? Only the paper knows. */
function Doubt({ batchId, items }: { batchId: string; items: readonly PrintItem[] }) {
  const t = useWords(printingWords);
  const toast = useToast();
  const [chosen, setChosen] = useState<readonly string[]>(() => items.map(({ id }) => id));
  const settle = useCommand(settlePrinted, ['print_batch', 'fulfillment_order']);
  const own = chosen.filter((id) => items.some((item) => item.id === id));
  const tell = (wasPrinted: boolean): void =>
    settle.give({ batchId, itemIds: [...own], wasPrinted }, ({ noted }) => toast.done(t('batch.settled', { count: noted })));
  return (
    <Alert
      type="warning"
      title={t('batch.askPrinted', { count: items.length })}
      description={
        <>
          <Checkbox.Group
            style={{ display: 'grid' }}
            value={[...own]}
            onChange={(keys) => setChosen(keys.map(String))}
            options={items.map(({ id, waybillNo, orderNos, printer }) => ({
              value: id,
              label: [waybillNo, orderNos.join('、'), printer].join(' · '),
            }))}
          />
          <p className={styles.actions}>
            <Button type="primary" disabled={own.length === 0} loading={settle.isPending} onClick={() => tell(true)}>
              {t('batch.out')}
            </Button>
            <Button disabled={own.length === 0} loading={settle.isPending} onClick={() => tell(false)}>
              {t('batch.notOut')}
            </Button>
          </p>
          <RefusalNote error={settle.error} />
        </>
      }
    />
  );
}

/** Every label; those that are printed can be ticked to be printed again. */
function Labels({ batch: { items }, onStarted }: { batch: PrintBatchView; onStarted: () => void }) {
  const t = useWords(printingWords);
  const mayAgain = useMay('printing.reprint');
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [isAsking, setIsAsking] = useState(false);
  const again = items.filter(({ id }) => ticked.includes(id));
  const { print, isPending, error, blocker, reset } = useStartPrint(new Set(again.flatMap(({ road }) => road ?? [])));
  return (
    <>
      <h3 className={styles.section}>{t('batch.labels')}</h3>
      <ul className={styles.items}>
        {items.map((item) => (
          <li key={item.id}>
            {mayAgain && item.state === 'printed' && (
              <Checkbox
                aria-label={`${t('batch.again')} ${item.waybillNo}`}
                checked={ticked.includes(item.id)}
                onChange={({ target }) => setTicked(target.checked ? [...ticked, item.id] : ticked.filter((id) => id !== item.id))}
              />
            )}
            <strong className="zd-code">{item.waybillNo || item.fulfillmentNo}</strong>
            <ItemStateTag state={item.state} />
            <span className={styles.quiet}>{item.orderNos.join('、')}</span>
            {item.printing > 1 && <span className={styles.quiet}>{t('item.printing', { count: item.printing })}</span>}
            {item.printer && <span className={styles.quiet}>{item.printer}</span>}
            {(item.refusal || item.message) && <span className={styles.why}>{item.refusal || item.message}</span>}
          </li>
        ))}
      </ul>
      {again.length > 0 && (
        <p className={styles.actions}>
          <Button disabled={blocker !== null} onClick={() => setIsAsking(true)}>
            {t('batch.againCount', { count: again.length })}
          </Button>
          {blocker && <span className={styles.quiet}>{blocker}</span>}
        </p>
      )}
      {isAsking && (
        <ReasonModal
          title={t('batch.againCount', { count: again.length })}
          note={t('batch.againNote')}
          confirm={t('batch.again')}
          suggestions={[t('again.smudged'), t('again.lost'), t('again.jam'), t('again.printer')]}
          isPending={isPending}
          error={error}
          onGive={(reason) => print({ again, reason }, onStarted)}
          onClose={() => (setIsAsking(false), reset())}
        />
      )}
    </>
  );
}
