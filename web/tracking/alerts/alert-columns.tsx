import type { ParcelAlertRow } from '@zhidan/core/tracking/alert-api.ts';
import { alertKinds } from '@zhidan/core/tracking/alert-kind.ts';
import { useCarrierName } from '../../fulfillment/index.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { useShopNames } from '../../orders/index.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { InstantText, RelativeText } from '../../ui/instant-text.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import type { Column } from '../../ui/table/column.ts';
import styles from '../tracking.module.css';
import { trackingWords } from '../tracking-words.ts';
import { useAlertText } from './use-alert-text.ts';

/** The columns of parcels in trouble: what, since when, and what to do; of handled ones by whom. */
export function useAlertColumns(isHandled: boolean): Column<ParcelAlertRow>[] {
  const t = useWords(trackingWords);
  const say = useSay();
  const text = useAlertText();
  const carrierName = useCarrierName();
  const { shopName } = useShopNames();
  const shared: Column<ParcelAlertRow>[] = [
    {
      key: 'waybill',
      title: t('alert.waybill'),
      width: 170,
      isFixed: true,
      onPhone: 'title',
      cell: ({ waybillNo, carrier, region }) => (
        <span className={styles.stack}>
          <strong className="zd-code">{waybillNo}</strong>
          <span className={styles.quiet}>
            {carrierName(carrier)} → {region}
          </span>
        </span>
      ),
    },
    {
      key: 'kind',
      title: t('alert.kind'),
      width: 150,
      onPhone: 'status',
      cell: ({ kind, detail }) => (
        <span className={styles.stack}>
          <StatusTag tone={alertKinds[kind].severity === 'alarm' ? 'bad' : 'warn'} text={say(alertKinds[kind].words)} />
          <span className={styles.quiet}>{text.why(detail)}</span>
        </span>
      ),
    },
    { key: 'since', title: t('alert.age'), width: 100, cell: ({ since }) => <RelativeText at={since} /> },
    {
      key: 'last',
      title: t('alert.last'),
      width: 260,
      cell: ({ lastAt, text: newest }) =>
        lastAt && (
          <span className={styles.stack}>
            <span className={styles.clamp}>{newest}</span>
            <span className={styles.quiet}>
              <InstantText at={lastAt} />
            </span>
          </span>
        ),
    },
    {
      key: 'order',
      title: t('alert.order'),
      width: 170,
      cell: ({ channelOrderNo, shopId }) => (
        <span className={styles.stack}>
          <span className="zd-code">{channelOrderNo}</span>
          <span className={styles.quiet}>{shopName(shopId)}</span>
        </span>
      ),
    },
  ];
  if (isHandled)
    return [
      ...shared,
      {
        key: 'handled',
        title: t('alert.handledBy'),
        width: 150,
        cell: ({ closedBy, closedAt }) => (
          <span className={styles.stack}>
            <span>{closedBy}</span>
            <span className={styles.quiet}>{closedAt && <InstantText at={closedAt} />}</span>
          </span>
        ),
      },
      { key: 'note', title: t('alert.handledNote'), width: 220, cell: ({ note }) => note || null },
    ];
  return [
    ...shared,
    {
      key: 'cure',
      title: t('alert.cure'),
      width: 270,
      cell: (row) => (
        <span className={styles.stack}>
          <span>{say(alertKinds[row.kind].cure)}</span>
          <span onClick={(event) => event.stopPropagation()} onKeyDown={(event) => event.stopPropagation()} role="presentation">
            <CopyButton text={text.toBuyer(row.kind, row)} label={t('alert.copied')} />
          </span>
        </span>
      ),
    },
  ];
}
