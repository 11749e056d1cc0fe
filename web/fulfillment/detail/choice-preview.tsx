import { carriers, type CarrierCode } from '@zhidan/core/allocation/carrier.ts';
import { fulfillmentRefusals } from '@zhidan/core/fulfillment/claim-refusal.ts';
import type { PreviewedChoice } from '@zhidan/core/fulfillment/fulfillment-api.ts';
import { fen } from '@zhidan/core/kernel/money.ts';
import { Table } from 'antd';
import { moneyText } from '../../lib/formats.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { StatusTag } from '../../ui/status-tag.tsx';
import styles from '../fulfillment.module.css';
import { fulfillmentWords } from '../fulfillment-words.ts';

type Item = PreviewedChoice;

/** It changes and nothing speaks against it. */
export const isFit = ({ outcome, problem }: Item): boolean => outcome === 'assigned' && problem === null;
/** It changes, but its goods are not there. */
export const isShort = ({ outcome, problem }: Item): boolean => outcome === 'assigned' && problem?.kind === 'short';

/** What a choice makes of several: how many change, what that costs, and of each from where to where, or why not. */
export function ChoicePreview({ items }: { items: readonly Item[] }) {
  const t = useWords(fulfillmentWords);
  const fitting = items.filter(isFit);
  const same = items.filter(({ outcome }) => outcome === 'same').length;
  const differences = fitting.flatMap((item) => difference(item) ?? []);
  const sum = differences.reduce((total, each) => total + each, 0);
  return (
    <div className={styles.stacked}>
      <div role="status">
        {t('choose.sum', { count: fitting.length, same, rest: items.length - fitting.length - same })}
        {differences.length > 0 && ` ${t('choose.cost', { amount: signed(sum) })}`}
        {differences.length < fitting.length && ` ${t('choose.unpriced', { count: fitting.length - differences.length })}`}
      </div>
      <Items items={items} />
    </div>
  );
}

const difference = ({ from, to }: Pick<Item, 'from' | 'to'>): number | null =>
  from.freight === null || to.freight === null ? null : to.freight - from.freight;
const signed = (amount: number): string => `${amount < 0 ? '−' : '+'}${moneyText(fen(Math.abs(amount)))}`;

function Items({ items }: { items: readonly Item[] }) {
  const t = useWords(fulfillmentWords);
  const say = useSay();
  const nameOf = (carrier: string | null): string => {
    if (carrier === null) return t('choose.nothing');
    return carrier in carriers ? say(carriers[carrier as CarrierCode].words) : carrier;
  };
  const sideText = ({ warehouse, carrier }: Item['to']): string => `${warehouse ?? t('choose.nothing')} · ${nameOf(carrier)}`;
  const price = ({ from, to }: Item): string => {
    const change = difference({ from, to });
    if (change === null) return to.freight === null ? '' : moneyText(to.freight);
    return change === 0 ? moneyText(fen(to.freight ?? 0)) : `${moneyText(fen(to.freight ?? 0))} (${signed(change)})`;
  };
  return (
    <Table
      size="small"
      pagination={false}
      scroll={{ y: 280, x: 640 }}
      rowKey={({ id }) => id}
      dataSource={[...items]}
      columns={[
        { key: 'order', title: t('choose.order'), width: 170, render: (_, { orderNo }) => <span className="zd-code">{orderNo}</span> },
        {
          key: 'route',
          title: t('choose.route'),
          render: (_, { outcome, from, to }) =>
            outcome === 'assigned' ? t('moved', { from: sideText(from), to: sideText(to) }) : sideText(from),
        },
        { key: 'freight', title: t('choose.freight'), width: 130, align: 'right', render: (_, item) => price(item) },
        { key: 'outcome', title: t('choose.outcome'), width: 170, render: (_, item) => <Outcome item={item} /> },
      ]}
    />
  );
}

function Outcome({ item: { outcome, refusals, problem } }: { item: Item }) {
  const t = useWords(fulfillmentWords);
  const say = useSay();
  if (outcome === 'same') return <StatusTag tone="quiet" text={t('choose.same')} />;
  const [first] = refusals;
  if (outcome === 'refused') {
    const isKnown = first !== undefined && first.code in fulfillmentRefusals;
    return (
      <span>{isKnown ? say(fulfillmentRefusals[first.code as keyof typeof fulfillmentRefusals], first.values) : t('choose.leftOut')}</span>
    );
  }
  if (problem?.kind === 'short') return <StatusTag tone="warn" text={t('choose.short')} />;
  if (problem) return <StatusTag tone="bad" text={problem.words} />;
  return <StatusTag tone="good" text={t('choose.changes')} />;
}
