import { dropRuleDraft, publishRule, showAuditRule } from '@zhidan/core/audit/rule-api.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Alert, Button, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { auditWords } from '../audit-words.ts';
import styles from '../audit.module.css';
import { keptEdit, newBase } from './edit/kept-edit.ts';
import { newRule } from './edit/rule-draft.ts';
import { RuleEdit } from './edit/rule-edit.tsx';
import { RuleTry } from './rule-try.tsx';
import { useFactsText } from './use-facts-text.ts';

type Rule = OutputOf<typeof showAuditRule>;

type RuleDrawerProps = Readonly<{
  ruleKey: string | null;
  /** there is no such rule yet: it is being written */
  isNew: boolean;
  onSaved: () => void;
  onClose: () => void;
}>;

/** A rule beside the list: its sentence, how often it hits, its examples, its draft. */
export function RuleDrawer({ ruleKey, isNew, onSaved, onClose }: RuleDrawerProps) {
  const t = useWords(auditWords);
  return (
    <DetailDrawer title={t(isNew ? 'edit.add' : 'rules.one')} width={760} isOpen={ruleKey !== null} onClose={onClose}>
      {ruleKey && !isNew && <RuleDetail ruleKey={ruleKey} />}
      {ruleKey && isNew && <RuleEdit key={ruleKey} content={newRule(ruleKey)} base={newBase} onSaved={onSaved} onClose={onClose} />}
    </DetailDrawer>
  );
}

function RuleDetail({ ruleKey }: { ruleKey: string }) {
  const t = useWords(auditWords);
  const say = useSay();
  const mayManage = useMay('audit.manage');
  const [isEditing, setEditing] = useState<boolean | null>(null);
  const factsText = useFactsText();
  const { data, error, refetch } = useAnswer(showAuditRule, { ruleKey }, { follows: ['audit_rule', 'audit_name'] });
  if (error && !data) return <RefusalNote error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton active />;
  const content = data.draft ?? data.live;
  // the draft and the version in force both count: what is written goes on from what was seen
  const base = `${data.version} ${data.draftAt}`;
  if (content && mayManage && (isEditing ?? keptEdit(ruleKey, base) !== null)) {
    const close = (): void => setEditing(false);
    // the switch beside the list is the truth of it; publishing must not turn it
    const isOn = data.version === null ? content.isOn : data.isOn;
    return <RuleEdit key={base} content={{ ...content, isOn }} base={base} onSaved={close} onClose={close} />;
  }
  return (
    <div className={styles.stack}>
      <div>
        <div className={styles.line}>
          <span className={styles.name}>{data.name}</span>
          <span className={`zd-code ${styles.faint}`}>{ruleKey}</span>
          {mayManage && content && (
            <Button size="small" type="primary" ghost onClick={() => setEditing(true)}>
              {t('edit.go')}
            </Button>
          )}
        </div>
        <div>{say(data.sentence)}</div>
        {data.version !== null && (
          <div className={styles.faint}>{t('rules.version', { version: data.version, by: data.publishedBy ?? '' })}</div>
        )}
      </div>
      {data.draft && <DraftNote rule={data} />}
      <Days days={data.hitsByDay} />
      <RuleTry key={data.draftAt ?? ruleKey} ruleKey={ruleKey} />
      <section>
        <h3 className={styles.name}>{t('rules.examples')}</h3>
        {content?.examples.map(({ given, expect }, index) => (
          <div key={index} className={styles.line}>
            <Tag color={expect === 'match' ? 'red' : 'green'}>{t(expect === 'match' ? 'rules.exampleMatch' : 'rules.exampleNoMatch')}</Tag>
            <span className={styles.faint}>{factsText(given)}</span>
          </div>
        ))}
      </section>
    </div>
  );
}

function DraftNote({ rule: { key, draftSentence, draftProblems } }: { rule: Rule }) {
  const t = useWords(auditWords);
  const say = useSay();
  const toast = useToast();
  const mayManage = useMay('audit.manage');
  const publishing = useCommand(publishRule, ['audit_rule']);
  const dropping = useCommand(dropRuleDraft, ['audit_rule']);
  return (
    <div className={styles.stack}>
      <Alert
        type={draftProblems.length > 0 ? 'warning' : 'info'}
        title={draftSentence ? say(draftSentence) : t('rules.draft')}
        description={
          draftProblems.length > 0 && (
            <>
              {t('rules.problems', { count: draftProblems.length })}
              <ul className={styles.tests}>
                {draftProblems.map(({ path, words }) => (
                  <li key={path}>{say(words)}</li>
                ))}
              </ul>
            </>
          )
        }
      />
      <RefusalNote error={publishing.error ?? dropping.error} />
      {mayManage && (
        <div className={styles.line}>
          <Button
            type="primary"
            loading={publishing.isPending}
            onClick={() => publishing.give({ ruleKey: key }, ({ version }) => toast.done(t('rules.published', { version })))}
          >
            {t('rules.publish')}
          </Button>
          <Button loading={dropping.isPending} onClick={() => dropping.give({ ruleKey: key }, () => toast.done(t('rules.draftDropped')))}>
            {t('rules.dropDraft')}
          </Button>
        </div>
      )}
    </div>
  );
}

function Days({ days }: { days: Rule['hitsByDay'] }) {
  const t = useWords(auditWords);
  const most = Math.max(1, ...days.map(({ count }) => count));
  if (days.length === 0) return null;
  return (
    <section>
      <h3 className={styles.name}>{t('rules.days')}</h3>
      <div className={styles.bars}>
        {days.map(({ day, count }) => (
          <div key={day} className={styles.bar} style={{ height: `${(count * 100) / most}%` }} title={`${day}: ${count}`} />
        ))}
      </div>
    </section>
  );
}
