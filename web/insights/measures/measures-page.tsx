import { HistoryOutlined } from '@ant-design/icons';
import { carriers } from '@zhidan/core/allocation/carrier.ts';
import { channels } from '@zhidan/core/channels/channel.ts';
import { listPeople } from '@zhidan/core/identity/api.ts';
import { measures as table } from '@zhidan/core/insights/measures/measure.ts';
import { showMeasures, type Measures } from '@zhidan/core/insights/measures/measures-api.ts';
import type { Measure } from '@zhidan/core/insights/measures/measure-code.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { localDate, localDateOf, plusDays, startOfDay } from '@zhidan/core/kernel/local-date.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useWarehouses } from '../../inventory/index.ts';
import { answerOf, usePages } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useLanguage, useSay, useWords } from '../../lib/words.ts';
import { useShopNames } from '../../orders/index.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { FilterBar, type Filter } from '../../ui/table/filter-bar.tsx';
import { TrendPlot } from '../../ui/trend-plot.tsx';
import { BaselineDrawer } from './baseline-drawer.tsx';
import { figureText } from './figure-text.ts';
import { MeasureParts, MeasureShops } from './measure-parts.tsx';
import { MeasureRows, type RowsQuestion } from './measure-rows.tsx';
import { MeasureTiles } from './measure-tiles.tsx';
import type { MeasuresSearch } from './measures-search.ts';
import styles from './measures.module.css';
import { measuresWords } from './measures-words.ts';

const route = getRouteApi('/frame/measures');

/** How well the house works, before and now; each figure opens what stands behind it. */
export function MeasuresPage() {
  const t = useWords(measuresWords);
  const mayManage = useMay('measures.manage');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const show = (next: MeasuresSearch): void => void navigate({ search: next, replace: true });
  const [isTyping, setTyping] = useState(false);
  const { part, ...question } = questionOf(search);
  const { measure } = question;
  const { data, error, refetch } = useQuery({
    ...answerOf(showMeasures, question, { follows: ['measure_baseline'] }),
    placeholderData: keepPreviousData,
  });
  const pickDay = (day: string): void =>
    show({ ...search, from: startOfDay(localDate(day)), to: startOfDay(plusDays(localDate(day), 1)), part: undefined });
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        actions={
          mayManage && (
            <Button icon={<HistoryOutlined />} onClick={() => setTyping(true)}>
              {t('baselines')}
            </Button>
          )
        }
      />
      <FilterBar filters={useFilters()} values={search} onChange={(values) => show({ ...search, ...values })} />
      <RefusalNote error={error} retry={() => void refetch()} />
      {!data && !error && <Skeleton active />}
      {data && (
        <>
          <p className={styles.quiet}>{t('span', { from: data.from, to: data.to })}</p>
          <MeasureTiles answer={data} chosen={measure} onChoose={(next) => show({ ...search, measure: next, part: undefined })} />
          <Days answer={data} measure={measure} onPick={pickDay} />
          <div className={styles.columns}>
            <MeasureParts answer={data} measure={measure} chosen={part} onChoose={(next) => show({ ...search, part: next })} />
            <MeasureShops answer={data} measure={measure} onChoose={(shopId) => show({ ...search, shopId })} />
          </div>
        </>
      )}
      <MeasureRows key={measure} question={{ ...question, ...(part ? { part } : {}) }} />
      <BaselineDrawer baselines={data?.baselines ?? []} isOpen={isTyping} onClose={() => setTyping(false)} />
    </>
  );
}

function Days({ answer, measure, onPick }: { answer: Measures; measure: Measure; onPick: (day: string) => void }) {
  const t = useWords(measuresWords);
  const say = useSay();
  const language = useLanguage();
  const { words, definition } = table[measure];
  const baseline = answer.baselines.find((one) => one.measure === measure);
  const text = (value: number): string => figureText(measure, value, language);
  const hasTimes = table[measure].unit === 'seconds';
  const points = answer.days.map(({ day, value, high, count, of }) => ({
    key: day,
    label: day.slice(5),
    value,
    high,
    title: [
      day,
      ...(value === null ? [] : [`${t(hasTimes ? 'plot.half' : 'plot.share')} ${text(value)}`]),
      ...(high === null ? [] : [`${t('plot.most')} ${text(high)}`]),
      hasTimes ? String(count) : t('ofAll', { count, of }),
    ].join(' · '),
  }));
  return (
    <Panel title={t('byDay', { measure: say(words) })} note={say(definition)}>
      {points.length > 0 && (
        <TrendPlot
          label={points.map(({ title }) => title).join('; ')}
          points={points}
          level={baseline ? { value: baseline.value, text: t('before', { value: text(baseline.value) }) } : null}
          format={text}
          onPick={onPick}
        />
      )}
      {points.length > 0 && <p className={styles.quiet}>{t('plot.pick')}</p>}
    </Panel>
  );
}

/** What of the address makes sense; anything else says nothing. */
function questionOf({
  measure = 'handling',
  from,
  to,
  channel,
  carrier,
  shopId,
  warehouseId,
  personId,
  part,
}: MeasuresSearch): RowsQuestion {
  const known = <Name extends string>(rows: Readonly<Record<Name, unknown>>, text: string | undefined): Name | undefined =>
    (Object.keys(rows) as Name[]).find((name) => name === text);
  const question = {
    from: from && localDateOf(instant(from)),
    to: to && plusDays(localDateOf(instant(to)), -1),
    channel: known(channels, channel),
    carrier: known(carriers, carrier),
    shopId,
    warehouseId,
    personId,
    part,
  };
  return { measure, ...(Object.fromEntries(Object.entries(question).filter(([, value]) => value)) as Omit<RowsQuestion, 'measure'>) };
}

function useFilters(): readonly Filter[] {
  const t = useWords(measuresWords);
  const say = useSay();
  const warehouses = useWarehouses() ?? [];
  const { shops } = useShopNames();
  const people = usePages(listPeople, {}, { enabled: useMay('people.display') }).rows ?? [];
  const named = (rows: readonly Readonly<{ id: string; name: string }>[]) => rows.map(({ id, name }) => ({ value: id, label: name }));
  const rows = <Name extends string>(names: Readonly<Record<Name, Readonly<{ words: Parameters<typeof say>[0] }>>>) =>
    (Object.keys(names) as Name[]).map((value) => ({ value, label: say(names[value].words) }));
  return [
    { kind: 'days', from: 'from', to: 'to', label: t('days') },
    { kind: 'choice', key: 'channel', label: t('channel'), choices: rows(channels), width: 110 },
    { kind: 'choice', key: 'shopId', label: t('shop'), choices: named(shops) },
    { kind: 'choice', key: 'warehouseId', label: t('warehouse'), choices: named(warehouses), width: 130 },
    { kind: 'choice', key: 'carrier', label: t('carrier'), choices: rows(carriers), width: 120 },
    { kind: 'choice', key: 'personId', label: t('person'), choices: named(people), width: 120 },
  ];
}
