import type { ExceptionRow, ForcedRow } from '@zhidan/core/orders/exceptions/exception-api.ts';
import { startingRoles } from '@zhidan/core/identity/role.ts';
import { exceptionEnds, orderExceptions } from '@zhidan/core/orders/order-exception.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { DueText, useExceptionText, useShopNames } from '../../orders/index.ts';
import { AgeText, InstantText } from '../../ui/instant-text.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import type { Column } from '../../ui/table/column.ts';
import { fulfillmentWords } from '../fulfillment-words.ts';
import styles from '../fulfillment.module.css';

/** What both lists show of an exception. */
export function useExceptionColumns(): Column<ExceptionRow>[] {
  const t = useWords(fulfillmentWords);
  const say = useSay();
  const textOf = useExceptionText();
  const { shopName } = useShopNames();
  return [
    {
      key: 'order',
      title: t('orders'),
      width: 204,
      isFixed: true,
      onPhone: 'title',
      cell: ({ orderNo, shopId }) => (
        <span className={styles.stacked}>
          <strong className="zd-code">{orderNo}</strong>
          <span className={styles.quiet}>{shopName(shopId)}</span>
        </span>
      ),
    },
    {
      key: 'kind',
      title: t('exception'),
      width: 140,
      onPhone: 'status',
      cell: ({ kind }) => (
        <span className={styles.kind}>
          <StatusTag tone={orderExceptions[kind].effect === 'blocks' ? 'bad' : 'warn'} text={say(orderExceptions[kind].words)} />
        </span>
      ),
    },
    { key: 'says', title: t('exceptions.says'), width: 226, cell: ({ kind, detail }) => textOf(kind, detail) },
    {
      key: 'advice',
      title: t('exceptions.advice'),
      width: 244,
      cell: ({ kind }) => (
        <span className={styles.stacked}>
          <span>{say(orderExceptions[kind].advice)}</span>
          <span className={styles.quiet}>{say(exceptionEnds[orderExceptions[kind].ends])}</span>
        </span>
      ),
    },
    { key: 'owner', title: t('exceptions.owner'), width: 106, cell: ({ kind }) => say(startingRoles[orderExceptions[kind].owner].words) },
    { key: 'age', title: t('exceptions.age'), width: 92, cell: ({ openedAt }) => <AgeText since={openedAt} /> },
    { key: 'shipBy', title: t('shipBy'), width: 108, cell: ({ shipBy }) => shipBy && <DueText shipBy={shipBy} status="received" /> },
  ];
}

/** Who forced it, when and why. */
export function useForcedColumns(): Column<ForcedRow>[] {
  const t = useWords(fulfillmentWords);
  const shared = useExceptionColumns().filter(({ key }) => ['order', 'kind', 'says'].includes(key)) as Column<ForcedRow>[];
  return [
    ...shared,
    { key: 'reason', title: t('forced.reason'), width: 240, cell: ({ reason }) => reason },
    { key: 'by', title: t('forced.by'), width: 100, cell: ({ forcedBy }) => forcedBy },
    { key: 'at', title: t('forced.at'), width: 160, cell: ({ forcedAt }) => <InstantText at={forcedAt} /> },
  ];
}
