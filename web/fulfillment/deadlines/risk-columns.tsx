import type { RiskRow } from '@zhidan/core/fulfillment/deadlines/deadline-api.ts';
import { shipBySources } from '@zhidan/core/fulfillment/deadlines/late-risk.ts';
import { fulfillmentStageWords } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import { moneyText } from '../../lib/formats.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { InstantText, RelativeText } from '../../ui/instant-text.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import type { Column } from '../../ui/table/column.ts';
import styles from './deadlines.module.css';
import { deadlinesWords } from './deadlines-words.ts';

/** The columns of what waits, by money at risk. */
export function useRiskColumns(): Column<RiskRow>[] {
  const t = useWords(deadlinesWords);
  const say = useSay();
  const money = (fen: RiskRow['riskFen']) => <span className="zd-number">{moneyText(fen)}</span>;
  return [
    { key: 'risk', title: t('risk'), width: 110, align: 'right', isFixed: true, cell: ({ riskFen }) => <strong>{money(riskFen)}</strong> },
    {
      key: 'shipBy',
      title: t('shipBy'),
      width: 200,
      cell: ({ shipBy }) =>
        shipBy && (
          <span className={styles.stacked}>
            <RelativeText at={shipBy} />
            <span className={styles.quiet}>
              <InstantText at={shipBy} />
            </span>
          </span>
        ),
    },
    {
      key: 'order',
      title: t('order'),
      width: 220,
      onPhone: 'title',
      cell: ({ channelOrderNo, orderCount, no }) => (
        <span className={styles.stacked}>
          <span className="zd-code">{channelOrderNo}</span>
          <span className={styles.quiet}>
            {no}
            {orderCount > 1 && ` · ${t('orders', { count: orderCount })}`}
          </span>
        </span>
      ),
    },
    { key: 'shop', title: t('shop'), width: 160, cell: ({ shopName }) => shopName },
    {
      key: 'stage',
      title: t('stage'),
      width: 160,
      onPhone: 'status',
      cell: ({ stage, isBlocked }) => (
        <span className={styles.tags}>
          <StatusTag tone="moving" text={say(fulfillmentStageWords[stage])} />
          {isBlocked && <StatusTag tone="bad" text={t('blocked')} />}
        </span>
      ),
    },
    { key: 'penalty', title: t('penalty'), width: 110, align: 'right', cell: ({ penaltyFen }) => money(penaltyFen) },
    { key: 'source', title: t('source'), width: 110, cell: ({ shipBySource }) => shipBySource && say(shipBySources[shipBySource]) },
  ];
}
