import { carriers } from '@zhidan/core/allocation/carrier.ts';
import type { WaybillTaskRow } from '@zhidan/core/waybills/number-api.ts';
import { waybillProblems } from '@zhidan/core/waybills/waybill-problem.ts';
import { waybillTaskKinds } from '@zhidan/core/waybills/waybill-task.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { RelativeText } from '../../ui/instant-text.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import type { Column } from '../../ui/table/column.ts';
import { useShopName } from '../use-shop-name.ts';
import styles from '../waybills.module.css';
import { waybillsWords } from '../waybills-words.ts';

export const taskKey = ({ parcelId, kind }: Pick<WaybillTaskRow, 'parcelId' | 'kind'>): string => `${kind} ${parcelId}`;

/** Whether a person has to act, or time alone helps. */
export function TaskTag({ task }: { task: WaybillTaskRow }) {
  const t = useWords(waybillsWords);
  if (task.isByHand) return <StatusTag tone="warn" text={t('number.byHand')} />;
  // nothing but time helps some; of the others a person has to know, although they are tried again, too
  const isForPerson = task.problem !== null && waybillProblems[task.problem].next !== 'wait';
  if (isForPerson && task.dueAt !== null) return <StatusTag tone="warn" text={t('number.stuck')} />;
  return task.dueAt === null ? <StatusTag tone="bad" text={t('number.stuck')} /> : <StatusTag tone="moving" text={t('number.waiting')} />;
}

/** The columns of the list of numbers to take and to give back. */
export function useTaskColumns(): Column<WaybillTaskRow>[] {
  const t = useWords(waybillsWords);
  const say = useSay();
  const shopName = useShopName();
  return [
    {
      key: 'fulfillment',
      title: t('number.fulfillment'),
      width: 130,
      isFixed: true,
      onPhone: 'title',
      cell: ({ fulfillmentNo, ordinal }) => (
        <span className="zd-code">
          {fulfillmentNo}
          {ordinal > 1 ? ` #${ordinal}` : ''}
        </span>
      ),
    },
    { key: 'state', title: t('number.state'), width: 140, onPhone: 'status', cell: (task) => <TaskTag task={task} /> },
    { key: 'kind', title: t('number.kind'), width: 95, cell: ({ kind }) => say(waybillTaskKinds[kind]) },
    { key: 'shop', title: t('number.shop'), width: 140, cell: ({ shopId }) => shopName(shopId) },
    { key: 'carrier', title: t('number.carrier'), width: 100, cell: ({ carrier }) => say(carriers[carrier].words) },
    {
      key: 'problem',
      title: t('number.problem'),
      width: 360,
      cell: ({ problem, platformWords, platformCode }) =>
        problem ? (
          <span className={styles.stack}>
            <span>{say(waybillProblems[problem].words)}</span>
            {platformWords && <span className={styles.quiet}>{platformWords}</span>}
            {waybillProblems[problem].next !== 'wait' && <span className={styles.cure}>{say(waybillProblems[problem].cure)}</span>}
          </span>
        ) : platformCode === 'held' ? (
          t('number.held')
        ) : null,
    },
    { key: 'account', title: t('number.account'), width: 140, cell: ({ accountName }) => accountName || null },
    { key: 'shipBy', title: t('number.shipBy'), width: 110, cell: ({ shipBy }) => shipBy && <RelativeText at={shipBy} /> },
    { key: 'due', title: t('number.due'), width: 105, cell: ({ dueAt }) => dueAt && <RelativeText at={dueAt} /> },
    { key: 'tries', title: t('number.tries'), width: 60, align: 'right', cell: ({ tryCount }) => tryCount || null },
    { key: 'since', title: t('number.since'), width: 110, cell: ({ beganAt }) => <RelativeText at={beganAt} /> },
  ];
}
