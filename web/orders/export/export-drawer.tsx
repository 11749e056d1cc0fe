import { listOrderExports, exportOrders } from '@zhidan/core/orders/export-api.ts';
import { sumOrders } from '@zhidan/core/orders/api.ts';
import type { OrderColumn } from '@zhidan/core/orders/order-column.ts';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useAnswer, usePages } from '../../lib/answers.ts';
import { numberText } from '../../lib/formats.ts';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useLanguage, useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { filterOf, type OrdersSearch } from '../orders-search.ts';
import { ordersWords } from '../orders-words.ts';
import { questionOf } from '../list/sum-bar.tsx';
import { ExportItem } from './export-item.tsx';
import styles from './export.module.css';

type ExportDrawerProps = Readonly<{ search: OrdersSearch; columns: readonly string[]; onClose: () => void }>;

const progressMs = 1_000;

/** A new export of what the list shows, and the person's own exports with their progress. */
export function ExportDrawer(props: ExportDrawerProps) {
  const t = useWords(ordersWords);
  const first = useAnswer(listOrderExports, {}, { follows: ['order_export'] }).data?.items ?? [];
  const isRunning = first.some(({ state }) => state === 'waiting' || state === 'running');
  const exports = usePages(listOrderExports, {}, { follows: ['order_export'], ...(isRunning ? { refetchInterval: progressMs } : {}) });
  return (
    <DetailDrawer title={t('export.mine')} isOpen onClose={props.onClose}>
      <NewExport {...props} />
      <h3 className={styles.heading}>{t('export.list')}</h3>
      <RefusalNote error={exports.error} retry={exports.reload} />
      {exports.rows?.length === 0 && <EmptyState title={t('export.empty')} lesson={t('export.emptyLesson')} />}
      <ul className={styles.list}>
        {exports.rows?.map((one) => (
          <ExportItem key={one.id} one={one} />
        ))}
      </ul>
    </DetailDrawer>
  );
}

function NewExport({ search, columns }: Omit<ExportDrawerProps, 'onClose'>) {
  const t = useWords(ordersWords);
  const language = useLanguage();
  const toast = useToast();
  const { data: sums } = useAnswer(sumOrders, questionOf(search), { follows: ['order'] });
  const mayReveal = useMay('personal_data.reveal');
  const [name, setName] = useState(`${t('all.title')} ${today()}`);
  const [isAsking, setAsking] = useState(false);
  const starting = useCommand(exportOrders, ['order_export']);
  const start = (revealReason?: string): void => {
    const filter = Object.fromEntries(Object.entries(filterOf(search)).filter(([, text]) => text !== undefined)) as Record<string, string>;
    const { sort, direction } = search;
    starting.give({ name, filter, sort, direction, columns: columns as OrderColumn[], revealReason }, () => {
      setAsking(false);
      toast.done(t('export.started', { name }));
    });
  };
  const count = sums
    ? t(sums.isCapped ? 'sums.ordersMore' : 'sums.orders', { count: sums.orderCount, total: numberText(sums.orderCount, language) })
    : '…';
  return (
    <section className={styles.fresh}>
      <p className={styles.what}>{t('export.what', { count })}</p>
      <Input aria-label={t('export.name')} value={name} maxLength={60} onChange={(event) => setName(event.target.value)} suffix=".xlsx" />
      <div className={styles.buttons}>
        <Button type="primary" loading={starting.isPending} disabled={name.trim() === ''} onClick={() => start()}>
          {t('export.start')}
        </Button>
        {mayReveal && <Button onClick={() => setAsking(true)}>{t('export.startRevealed')}</Button>}
        <span className={styles.faint}>{t('export.masked')}</span>
      </div>
      {!isAsking && <RefusalNote error={starting.error} />}
      {isAsking && (
        <ReasonModal
          title={t('export.revealTitle')}
          note={t('export.revealNote')}
          confirm={t('export.start')}
          suggestions={[t('export.reason.courier'), t('export.reason.supplier')]}
          isPending={starting.isPending}
          error={starting.error}
          onGive={start}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}

/** `11-23 1405`: tells exports of one day apart. */
function today(): string {
  const now = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' }).format(Date.now());
  return now.slice(5).replace(':', '');
}
