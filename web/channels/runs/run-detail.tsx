import { faultWords } from '@zhidan/core/channels/fault-words.ts';
import { pullKinds } from '@zhidan/core/channels/pull/pull-run.ts';
import type { PullRunView } from '@zhidan/core/channels/shop/pull-run-api.ts';
import { msBetween } from '@zhidan/core/kernel/instant.ts';
import { Alert, Descriptions, type DescriptionsProps } from 'antd';
import { durationText, numberText } from '../../lib/formats.ts';
import { useLanguage, useSay, useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { InstantText } from '../../ui/instant-text.tsx';
import { channelsWords } from '../channels-words.ts';
import { useShopName } from '../shops/use-shops.ts';
import { useFaultText } from '../use-fault-text.ts';
import { OutcomeTag, useAskerText } from './run-texts.tsx';

const figures = [
  ['pageCount', 'figure.pages'],
  ['documentCount', 'figure.documents'],
  ['newCount', 'figure.new'],
  ['changedCount', 'figure.changed'],
  ['unchangedCount', 'figure.unchanged'],
  ['olderCount', 'figure.older'],
  ['unreadableCount', 'figure.unreadable'],
] as const;

/** One pull: what was asked for, what came, and what the platform said when it did not. */
export function RunDetail({ run, onClose }: { run: PullRunView | null; onClose: () => void }) {
  const say = useSay();
  const faultText = useFaultText();
  const shopName = useShopName();
  return (
    <DetailDrawer title={run ? `${shopName(run.shopId)} · ${say(pullKinds[run.kind])}` : ''} isOpen={run !== null} onClose={onClose}>
      {run?.fault && (
        <Alert
          type="error"
          showIcon
          style={{ marginBottom: 14 }}
          title={say(faultWords[run.fault.kind])}
          description={`${faultText.whole(run.fault)} (${run.fault.code})`}
        />
      )}
      {run && <RunFacts run={run} />}
    </DetailDrawer>
  );
}

function RunFacts({ run }: { run: PullRunView }) {
  const t = useWords(channelsWords);
  const language = useLanguage();
  const askerText = useAskerText();
  const { from, to, startedAt, endedAt } = run;
  const items: DescriptionsProps['items'] = [
    { key: 'outcome', label: t('runs.outcome'), children: <OutcomeTag run={run} /> },
    {
      key: 'span',
      label: t('runs.span'),
      children:
        from && to ? (
          <>
            <InstantText at={from} /> → <InstantText at={to} />
          </>
        ) : (
          t('runs.spanNumbers')
        ),
    },
    { key: 'at', label: t('runs.at'), children: <InstantText at={startedAt} /> },
    { key: 'took', label: t('runs.took'), children: endedAt ? durationText(msBetween(startedAt, endedAt), language) : '—' },
    { key: 'askedBy', label: t('runs.askedBy'), children: askerText(run.askedBy) },
    ...figures.map(([key, words]) => ({ key, label: t(words), children: numberText(run[key], language) })),
  ];
  return <Descriptions column={1} size="small" bordered items={items} styles={{ label: { width: 112 } }} />;
}
