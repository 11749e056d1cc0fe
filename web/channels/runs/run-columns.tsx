import { pullKinds } from '@zhidan/core/channels/pull/pull-run.ts';
import type { PullRunView } from '@zhidan/core/channels/shop/pull-run-api.ts';
import { msBetween } from '@zhidan/core/kernel/instant.ts';
import { durationText, instantText } from '../../lib/formats.ts';
import { useLanguage, useSay, useWords } from '../../lib/words.ts';
import { InstantText } from '../../ui/instant-text.tsx';
import type { Column } from '../../ui/table/column.ts';
import { channelsWords } from '../channels-words.ts';
import styles from '../channels.module.css';
import { useShopName } from '../shops/use-shops.ts';
import { useFaultText } from '../use-fault-text.ts';
import { OutcomeTag, RunCounts, useAskerText } from './run-texts.tsx';

/** The columns of the list of pulls. */
export function useRunColumns(): Column<PullRunView>[] {
  const t = useWords(channelsWords);
  const say = useSay();
  const language = useLanguage();
  const shopName = useShopName();
  const askerText = useAskerText();
  const faultText = useFaultText();
  return [
    { key: 'at', title: t('runs.at'), width: 165, isFixed: true, onPhone: 'line', cell: ({ startedAt }) => <InstantText at={startedAt} /> },
    { key: 'shop', title: t('runs.shop'), width: 140, onPhone: 'title', cell: ({ shopId }) => <strong>{shopName(shopId)}</strong> },
    { key: 'kind', title: t('runs.kind'), width: 125, cell: ({ kind }) => say(pullKinds[kind]) },
    { key: 'outcome', title: t('runs.outcome'), width: 90, onPhone: 'status', cell: (run) => <OutcomeTag run={run} /> },
    {
      key: 'counts',
      title: t('runs.counts'),
      width: 200,
      cell: (run) =>
        run.fault ? (
          <span className={styles.error} title={run.fault.code}>
            {faultText.short(run.fault)}
          </span>
        ) : (
          <RunCounts run={run} />
        ),
    },
    {
      key: 'documents',
      title: t('figure.documents'),
      width: 80,
      align: 'right',
      cell: ({ documentCount }) => documentCount,
    },
    {
      key: 'span',
      title: t('runs.span'),
      width: 165,
      cell: ({ from, to }) => (from && to ? spanText(instantText(from), instantText(to)) : t('runs.spanNumbers')),
    },
    {
      key: 'took',
      title: t('runs.took'),
      width: 75,
      align: 'right',
      cell: ({ startedAt, endedAt }) => endedAt && durationText(msBetween(startedAt, endedAt), language),
    },
    { key: 'askedBy', title: t('runs.askedBy'), width: 95, cell: ({ askedBy }) => askerText(askedBy) },
  ];
}

/** Both ends to the minute; the day of the second only where it is another. */
export function spanText(from: string, to: string): string {
  const isSameDay = from.slice(0, 10) === to.slice(0, 10);
  return `${from.slice(5, 16)} → ${isSameDay ? to.slice(11, 16) : to.slice(5, 16)}`;
}
