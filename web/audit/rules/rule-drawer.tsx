import { dropRuleDraft, publishRule, showAuditRule } from '@zhidan/core/audit/rule-api.ts';
import type { Json } from '@zhidan/core/kernel/canonical-json.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Alert, Button, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { JsonView } from '../../ui/json-view.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { auditWords } from '../audit-words.ts';
import styles from '../audit.module.css';
import { RuleEdit } from './rule-edit.tsx';
import { RuleTry } from './rule-try.tsx';

type Rule = OutputOf<typeof showAuditRule>;

/** A rule beside the list: its sentence, how often it hits, its examples, its draft. */
export function RuleDrawer({ ruleKey, onClose }: { ruleKey: string | null; onClose: () => void }) {
  const t = useWords(auditWords);
  return (
    <DetailDrawer title={t('rules.one')} width={640} isOpen={ruleKey !== null} onClose={onClose}>
      {ruleKey && <RuleDetail ruleKey={ruleKey} />}
    </DetailDrawer>
  );
}

function RuleDetail({ ruleKey }: { ruleKey: string }) {
  const t = useWords(auditWords);
  const say = useSay();
  const mayManage = useMay('audit.manage');
  const [isEditing, setEditing] = useState(false);
  const { data, error, refetch } = useAnswer(showAuditRule, { ruleKey }, { follows: ['audit_rule', 'audit_name'] });
  if (error) return <RefusalNote error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton active />;
  const content = data.draft ?? data.live;
  if (isEditing && content) return <RuleEdit ruleKey={ruleKey} content={content} onClose={() => setEditing(false)} />;
  return (
    <div className={styles.stack}>
      <div>
        <div className={styles.line}>
          <span className={styles.name}>{data.name}</span>
          <span className={`zd-code ${styles.faint}`}>{ruleKey}</span>
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
            <code className={styles.faint}>{JSON.stringify(given)}</code>
          </div>
        ))}
      </section>
      <section>
        <div className={styles.line}>
          <h3 className={styles.name}>{t('rules.content')}</h3>
          {mayManage && content && (
            <Button size="small" onClick={() => setEditing(true)}>
              {t('edit.go')}
            </Button>
          )}
        </div>
        {content && <JsonView value={{ when: content.when, actions: content.actions } as unknown as Json} />}
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
