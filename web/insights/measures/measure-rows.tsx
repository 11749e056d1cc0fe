import { DownloadOutlined, LineChartOutlined } from '@ant-design/icons';
import { handlingPieceCodes, handlingPieces } from '@zhidan/core/insights/measures/handling.ts';
import type { Measure } from '@zhidan/core/insights/measures/measure-code.ts';
import { measures as table, partWords } from '@zhidan/core/insights/measures/measure.ts';
import { fetchMeasureRows, listMeasureRows, type MeasureListRow } from '@zhidan/core/insights/measures/measures-api.ts';
import type { QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { usePages } from '../../lib/answers.ts';
import { saveFile } from '../../lib/files.ts';
import { useLanguage, useSay, useWords } from '../../lib/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { InstantText } from '../../ui/instant-text.tsx';
import { StackedBar } from '../../ui/stacked-bar.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { useToast } from '../../ui/toast.tsx';
import { timeText } from './figure-text.ts';
import styles from './measures.module.css';
import { measuresWords } from './measures-words.ts';

export type RowsQuestion = Omit<QuestionOf<typeof fetchMeasureRows>, 'measure'> & Readonly<{ measure: Measure }>;

/** Each order, scan, question or request behind the chosen figure. */
export function MeasureRows({ question }: { question: RowsQuestion }) {
  const t = useWords(measuresWords);
  const say = useSay();
  const navigate = useNavigate();
  const { measure } = question;
  const label = t('rows', { rows: say(table[measure].rows) });
  return (
    <DataTable
      name={`measures-${measure}`}
      label={label}
      columns={useColumns(measure)}
      list={usePages(listMeasureRows, question)}
      rowKey={({ id }) => id}
      onOpen={({ orderId }) => void navigate({ to: '/orders/$orderId', params: { orderId } })}
      toolbar={
        <span className={styles.head}>
          <h2 className={styles.title}>{label}</h2>
          <ExportButton question={question} />
        </span>
      }
      empty={<EmptyState icon={<LineChartOutlined />} title={t(`empty.${measure}`)} lesson={t(`lesson.${measure}`)} />}
    />
  );
}

function ExportButton({ question }: { question: RowsQuestion }) {
  const t = useWords(measuresWords);
  const toast = useToast();
  const [isSaving, setSaving] = useState(false);
  const save = (): void => {
    setSaving(true);
    saveFile(fetchMeasureRows, question)
      .then(() => toast.done(t('exported')), toast.failed)
      .finally(() => setSaving(false));
  };
  return (
    <Button size="small" icon={<DownloadOutlined />} loading={isSaving} onClick={save}>
      {t('export')}
    </Button>
  );
}

function useColumns(measure: Measure): Column<MeasureListRow>[] {
  const t = useWords(measuresWords);
  const say = useSay();
  const language = useLanguage();
  const order: Column<MeasureListRow> = {
    key: 'order',
    title: t('row.order'),
    width: 200,
    isFixed: true,
    onPhone: 'title',
    cell: ({ orderId, orderNo }) => (
      <Link to="/orders/$orderId" params={{ orderId }} className="zd-code">
        {orderNo}
      </Link>
    ),
  };
  const took: Column<MeasureListRow> = {
    key: 'took',
    title: t('row.took'),
    width: 110,
    align: 'right',
    onPhone: 'status',
    cell: ({ seconds }) => (seconds === null ? null : timeText(seconds, language)),
  };
  const kind: Column<MeasureListRow> = {
    key: 'part',
    title: t('row.part'),
    width: 140,
    cell: ({ part }) => (part === null ? null : say(partWords[measure][part] ?? { 'zh-CN': part, en: part })),
  };
  const pieces: Column<MeasureListRow> = {
    key: 'pieces',
    title: t('row.pieces'),
    width: 220,
    cell: (row) => <Pieces row={row} />,
  };
  const text: Column<MeasureListRow> = {
    key: 'text',
    title: t(`row.text.${measure}`),
    cell: (row) => row.text || null,
  };
  const about: Column<MeasureListRow>[] = [
    { key: 'shop', title: t('shop'), width: 150, cell: ({ shopName }) => shopName },
    { key: 'at', title: t(`row.at.${measure}`), width: 160, cell: ({ at }) => <InstantText at={at} /> },
  ];
  const no: Column<MeasureListRow> = {
    key: 'no',
    title: t('row.no'),
    width: 110,
    cell: (row) => (row.no === '' ? null : <About row={row} />),
  };
  const person: Column<MeasureListRow> = { key: 'person', title: t('row.person'), width: 100, cell: (row) => row.person || null };
  if (measure === 'handling') return [order, took, pieces, ...about, no, person];
  if (measure === 'answers') return [order, took, kind, text, ...about, no, person];
  return [order, kind, ...(measure === 'questions' ? [] : [text]), ...about, ...(measure === 'questions' ? [] : [no]), person];
}

/** The fulfillment order or the request; the card of a request shows what was asked and answered. */
function About({ row: { no, approvalId } }: { row: MeasureListRow }) {
  return approvalId === null ? (
    <span className="zd-code">{no}</span>
  ) : (
    <Link to="/approvals/$approvalId" params={{ approvalId }} className="zd-code">
      {no}
    </Link>
  );
}

function Pieces({ row: { pieces } }: { row: MeasureListRow }) {
  const say = useSay();
  const language = useLanguage();
  if (!pieces) return null;
  const parts = handlingPieceCodes.map((code) => {
    const seconds = pieces[code] ?? 0;
    return { key: code, name: say(handlingPieces[code].words), value: seconds, text: timeText(seconds, language) };
  });
  const told = parts.filter(({ value }) => value > 0).map(({ name, text }) => `${name} ${text}`);
  return <StackedBar isSmall label={told.join(', ')} parts={parts} />;
}
