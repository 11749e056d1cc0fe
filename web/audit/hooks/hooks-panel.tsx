import { listHooks, testHook, type HookRow } from '@zhidan/core/audit/hooks/hook-api.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useListText, useWords } from '../../lib/words.ts';
import { Panel } from '../../ui/panel.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { useToast } from '../../ui/toast.tsx';
import styles from '../audit.module.css';
import { HookCalls } from './hook-calls.tsx';
import { HookForm } from './hook-form.tsx';
import { hookWords } from './hook-words.ts';

/** The addresses that rules may call, how their calls stand, and the log of each. */
export function HooksPanel() {
  const t = useWords(hookWords);
  const mayChange = useMay('settings.manage');
  const hooks = useAnswer(listHooks, {}, { follows: ['audit_hook', 'audit_rule'] });
  const [editing, setEditing] = useState<HookRow | 'new' | null>(null);
  const [shown, setShown] = useState<HookRow | null>(null);
  return (
    <Panel
      title={t('title')}
      note={t('note')}
      extra={
        mayChange && (
          <Button size="small" onClick={() => setEditing('new')}>
            {t('add')}
          </Button>
        )
      }
    >
      <RefusalNote error={hooks.error} retry={() => void hooks.refetch()} />
      {hooks.data?.items.length === 0 && <p className={styles.faint}>{t('empty')}</p>}
      <div className={styles.phase}>
        {hooks.data?.items.map((hook) => (
          <HookLine key={hook.id} hook={hook} onEdit={mayChange ? () => setEditing(hook) : null} onShow={() => setShown(hook)} />
        ))}
      </div>
      {editing && <HookForm hook={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      {shown && <HookCalls hook={shown} onClose={() => setShown(null)} />}
    </Panel>
  );
}

type HookLineProps = Readonly<{ hook: HookRow; onEdit: (() => void) | null; onShow: () => void }>;

function HookLine({ hook, onEdit, onShow }: HookLineProps) {
  const t = useWords(hookWords);
  const listText = useListText();
  const toast = useToast();
  const testing = useCommand(testHook);
  const { id, code, name, address, isOn, tellsPersonal, usedBy, waitingCount, failedCount } = hook;
  const test = (): void =>
    void testing
      .ask({ hookId: id })
      .then(({ isTaken, words }) => (isTaken ? toast.done(t('tested')) : toast.warned(t('notTested', { words }))), toast.failed);
  return (
    <div className={styles.rule} style={{ gridTemplateColumns: 'minmax(0, 1fr) auto' }}>
      <button type="button" className={styles.open} onClick={onShow}>
        <span className={styles.line}>
          <span className={styles.name}>{name}</span>
          <span className="zd-code">{code}</span>
          {!isOn && <StatusTag tone="quiet" text={t('off')} />}
          {tellsPersonal && <StatusTag tone="warn" text={t('personal')} />}
          {failedCount > 0 && <StatusTag tone="bad" text={t('failed', { count: failedCount })} />}
          {waitingCount > 0 && <StatusTag tone="moving" text={t('waiting', { count: waitingCount })} />}
        </span>
        <span className={styles.faint} style={{ overflowWrap: 'anywhere' }}>
          {address} {usedBy.length > 0 && `· ${t('usedBy', { rules: listText(usedBy) })}`}
        </span>
      </button>
      {onEdit && (
        <span className={styles.line}>
          <Button size="small" loading={testing.isPending} onClick={test}>
            {t('test')}
          </Button>
          <Button size="small" onClick={onEdit}>
            {t('edit')}
          </Button>
        </span>
      )}
    </div>
  );
}
