import type { AuditRule } from '@zhidan/core/audit/audit-rule.ts';
import { tryRule, type TriedRule } from '@zhidan/core/audit/backtest-api.ts';
import type { QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useCommand } from '../../../lib/use-command.ts';
import { useWords } from '../../../lib/words.ts';
import { RefusalNote } from '../../../ui/refusal-note.tsx';
import { auditWords } from '../../audit-words.ts';
import styles from '../../audit.module.css';
import { TriedOrders } from '../tried-orders.tsx';

const triedDays = 30;
const typingPauseMs = 300;

/** What the rule as it stands would have found among the orders of the last days, counted while it is being written. */
export function LiveCount({ rule, isSound }: Readonly<{ rule: AuditRule; isSound: boolean }>) {
  const t = useWords(auditWords);
  const trying = useCommand(tryRule);
  const question = JSON.stringify([rule.when, rule.phase]);
  const [asked, setAsked] = useState('');
  const ask = (isQuick: boolean): void => trying.give({ rule: triedRule(rule), days: triedDays, isQuick } as QuestionOf<typeof tryRule>);
  useEffect(() => {
    if (!isSound || asked === question) return undefined;
    const timer = setTimeout(() => {
      setAsked(question);
      ask(true);
    }, typingPauseMs);
    return () => clearTimeout(timer);
  });
  const isStale = asked !== question;
  return (
    <section className={styles.stack} aria-live="polite" aria-busy={trying.isPending}>
      <h3 className={styles.name}>{t('try.title', { count: triedDays })}</h3>
      {!isSound && <p className={styles.faint}>{t('try.unsound')}</p>}
      {isSound && trying.data && <Tried tried={trying.data} rule={rule} isStale={isStale} />}
      {isSound && trying.data?.found === null && (
        <div className={styles.line}>
          <span className={styles.faint}>{t('try.personal')}</span>
          <Button size="small" loading={trying.isPending} onClick={() => ask(false)}>
            {t('try.go')}
          </Button>
        </div>
      )}
      <RefusalNote error={trying.error} />
    </section>
  );
}

/** Only the condition is tried: a name or a reason that is still to come keeps nobody from counting. */
function triedRule(rule: AuditRule): AuditRule {
  return { ...rule, name: rule.key, actions: [{ do: 'stop' }], examples: [] };
}

type TriedProps = Readonly<{ tried: TriedRule; rule: AuditRule; isStale: boolean }>;

function Tried({ tried: { found, parts }, rule: { when }, isStale }: TriedProps) {
  const t = useWords(auditWords);
  const members = 'all' in when ? when.all : 'any' in when ? when.any : 'none' in when ? when.none : [when];
  const isShown = found !== null && parts.length === members.length && parts.length > 1;
  return (
    <div className={styles.stack} data-stale={isStale || undefined}>
      {found && <TriedOrders found={found} />}
      {isShown && (
        <ol className={styles.parts}>
          {parts.map((count, index) => (
            <li key={index}>
              <span>{count === null ? t('try.partUnknown') : t('try.part', { count, percent: percentText(count, found.orderCount) })}</span>
              <span className={styles.track}>
                <span className={styles.fill} style={{ width: `${percentOf(count ?? 0, found.orderCount)}%` }} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

const percentOf = (count: number, all: number): number => (all === 0 ? 0 : (count * 100) / all);

function percentText(count: number, all: number): string {
  const percent = percentOf(count, all);
  return percent > 0 && percent < 1 ? percent.toFixed(2) : percent.toFixed(1);
}
