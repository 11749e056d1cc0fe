import { explainOrder, type ToldRule } from '@zhidan/core/audit/decision-api.ts';
import { auditPhases } from '@zhidan/core/audit/audit-phase.ts';
import { carriers } from '@zhidan/core/allocation/carrier.ts';
import { fulfillmentStageWords } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import { fulfillmentStocks } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import type { OutputOf, QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { orderExceptions } from '@zhidan/core/orders/order-exception.ts';
import { Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { RouteExplained } from '../../allocation/index.ts';
import { useAnswer } from '../../lib/answers.ts';
import { moneyText } from '../../lib/formats.ts';
import { useMay } from '../../lib/session.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { useExceptionText } from '../../orders/index.ts';
import { InstantText } from '../../ui/instant-text.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { auditWords } from '../audit-words.ts';
import styles from '../audit.module.css';
import { VerdictTag } from '../verdict-tag.tsx';

type Why = OutputOf<typeof explainOrder>;

/**
 * Why an order stands where it stands: the rules, the tests that decided, the words that were found, route and stock.
 * `fulfillmentOrderId`: the part of the order that is looked at; its newest one when absent.
 */
export function WhyPanel({ orderId, fulfillmentOrderId }: { orderId: string; fulfillmentOrderId?: string }) {
  const why = useAnswer(explainOrder, { orderId } as QuestionOf<typeof explainOrder>, { follows: ['order', 'audit_rule', 'audit_name'] });
  if (why.error && !why.data) return <RefusalNote error={why.error} retry={() => void why.refetch()} />;
  if (!why.data) return <Skeleton active paragraph={{ rows: 6 }} />;
  return (
    <div className={styles.stack}>
      <Standing why={why.data} />
      <RulesNow why={why.data} />
      <Route referenceId={fulfillmentOrderId ?? why.data.parcel?.id} />
      <History why={why.data} />
    </div>
  );
}

/** Every warehouse and carrier that was looked at, with its cost or what spoke against it. */
function Route({ referenceId }: { referenceId: string | undefined }) {
  const t = useWords(auditWords);
  const maySee = useMay('allocation.display');
  if (!referenceId || !maySee) return null;
  return (
    <section className={styles.stack}>
      <h3 className={styles.name}>{t('why.route')}</h3>
      <RouteExplained referenceKind="fulfillment_order" referenceId={referenceId} follows={['fulfillment_order']} />
    </section>
  );
}

function Standing({ why: { parcel, now, dueAt, isKept, tags, exceptions, holds } }: { why: Why }) {
  const t = useWords(auditWords);
  const say = useSay();
  const textOf = useExceptionText();
  return (
    <div className={styles.stack}>
      <div className={styles.line}>
        <VerdictTag verdict={now.verdict} />
        {parcel && <strong>{`${parcel.no} · ${say(fulfillmentStageWords[parcel.stage])}`}</strong>}
        {isKept && <Tag>{t('why.kept')}</Tag>}
        {tags.map(({ tag }) => (
          <Tag key={tag} color="blue">
            {tag}
          </Tag>
        ))}
        {dueAt && (
          <span className={styles.faint}>
            {t('why.due')} <InstantText at={dueAt} />
          </span>
        )}
      </div>
      {parcel ? (
        <div className={styles.faint}>
          {t('why.carrier')}：{[parcel.warehouse, carrierText(parcel.carrier, say)].filter(Boolean).join(' · ') || '—'}
          {parcel.freightFen !== null && ` · ${moneyText(parcel.freightFen)}`}
          {'　'}
          {t('why.stock')}：{say(fulfillmentStocks[parcel.stock])}
        </div>
      ) : (
        <div className={styles.faint}>{t('why.noParcel')}</div>
      )}
      {exceptions.map(({ kind, detail, openedAt }) => (
        <div key={`${kind} ${openedAt}`}>
          <strong>{say(orderExceptions[kind].words)}</strong> {textOf(kind, detail)}
          <div className={styles.faint}>{say(orderExceptions[kind].advice)}</div>
        </div>
      ))}
      {holds.map(({ source, reason, until }) => (
        <div key={source}>
          <strong>{t('why.holds')}</strong> {reason} {until && <InstantText at={until} />}
        </div>
      ))}
    </div>
  );
}

function carrierText(code: string | null, say: ReturnType<typeof useSay>): string | null {
  return code && code in carriers ? say(carriers[code as keyof typeof carriers].words) : code;
}

/** Rules that match first; of the others those that speak on the verdict, the rest on demand. */
function RulesNow({ why: { now } }: { why: Why }) {
  const t = useWords(auditWords);
  const [isAll, setAll] = useState(false);
  const near = now.rules.filter(({ outcome, verdict }) => outcome !== 'not_matched' || verdict === 'pass');
  const far = now.rules.filter((rule) => !near.includes(rule));
  return (
    <section>
      <h3 className={styles.name}>{t('why.now')}</h3>
      {now.rules.length === 0 && <p className={styles.faint}>{t('why.noRules')}</p>}
      {(isAll ? now.rules : near).map((rule) => (
        <RuleNote key={rule.ruleKey} rule={rule} />
      ))}
      {!isAll && far.length > 0 && (
        <button type="button" className={styles.open} onClick={() => setAll(true)}>
          <span className={styles.faint}>{t('why.others', { count: far.length })}</span>
        </button>
      )}
    </section>
  );
}

const outcomeWords = { matched: 'why.matched', spent: 'why.spent', not_matched: 'why.notMatched', skipped: 'why.skipped' } as const;

/** What a rule that matches does: it lets pass, it only marks, or it stands in the way. */
function matchColor(verdict: ToldRule['verdict']): string {
  if (verdict === null) return 'blue';
  return verdict === 'pass' ? 'green' : 'red';
}

function RuleNote({ rule: { name, version, phase, outcome, verdict, sentence, tests } }: { rule: ToldRule }) {
  const t = useWords(auditWords);
  const say = useSay();
  return (
    <div className={styles.rule} style={{ gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <div>
        <div className={styles.line}>
          <Tag color={outcome === 'matched' ? matchColor(verdict) : undefined}>{t(outcomeWords[outcome])}</Tag>
          <span className={styles.name}>{name}</span>
          <span className={styles.faint}>{`${say(auditPhases[phase].words)} · v${version}`}</span>
        </div>
        <div className={styles.faint}>{say(sentence)}</div>
        <ul className={styles.tests}>
          {tests.map(({ words, isKey }, index) => (
            <li key={index} className={isKey ? styles.key : undefined} title={isKey ? t('why.keyTest') : undefined}>
              {say(words)}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function History({ why: { decisions } }: { why: Why }) {
  const t = useWords(auditWords);
  const say = useSay();
  if (decisions.length === 0) return null;
  return (
    <section>
      <h3 className={styles.name}>{t('why.history')}</h3>
      {decisions.map(({ id, judgedAt, verdict, rules }) => (
        <div key={id} className={styles.line}>
          <span className={styles.faint}>
            <InstantText at={judgedAt} />
          </span>
          <VerdictTag verdict={verdict} />
          <span>{rules.map(({ name, version }) => `${name} v${version}`).join(say({ 'zh-CN': '、', en: ', ' })) || '—'}</span>
        </div>
      ))}
    </section>
  );
}
