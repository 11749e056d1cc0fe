import { listRequestGates, saveRequestGate, type GateRow } from '@zhidan/core/requests/request-api.ts';
import { requestKinds } from '@zhidan/core/requests/request-kind.ts';
import type { Condition } from '@zhidan/core/conditions/condition.ts';
import { Button, Skeleton, Switch } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useLanguage, useSay, useWords } from '../../lib/words.ts';
import { Panel } from '../../ui/panel.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import styles from '../requests.module.css';
import { requestsWords } from '../requests-words.ts';
import { GateDrawer } from './gate-drawer.tsx';

/** When which request may be made, said as a sentence; a row is switched in place and edited beside the list. */
export function GatePanel() {
  const t = useWords(requestsWords);
  const gates = useAnswer(listRequestGates, {}, { follows: ['request_gate'] });
  return (
    <Panel title={t('gate.title')} note={t('gate.note')}>
      <RefusalNote error={gates.error} retry={() => void gates.refetch()} />
      {!gates.data && !gates.error && <Skeleton active />}
      {gates.data?.items.map((gate) => (
        <Gate key={gate.kind} gate={gate} />
      ))}
    </Panel>
  );
}

function Gate({ gate }: { gate: GateRow }) {
  const t = useWords(requestsWords);
  const say = useSay();
  const toast = useToast();
  const language = useLanguage();
  const mayManage = useMay('approvals.manage');
  const [isEditing, setEditing] = useState(false);
  const saving = useCommand(saveRequestGate, ['request_gate']);
  const { kind, condition, isOn, needsApproval, sentence } = gate;
  const change = (next: Partial<Pick<GateRow, 'isOn' | 'needsApproval'>>): void =>
    saving.give({ kind, condition, isOn, needsApproval, ...next });
  const save = (next: Condition): void =>
    saving.give({ kind, condition: next, isOn, needsApproval }, (answer) => {
      toast.done(t('gate.saved', { sentence: answer.sentence[language] || t('gate.always') }));
      setEditing(false);
    });
  const isAlways = 'all' in condition && condition.all.length === 0;
  return (
    <div className={styles.gate}>
      <div>
        <span className={styles.strong}>{say(requestKinds[kind].words)}</span>
        <div className={styles.faint}>{isAlways ? t('gate.always') : say(sentence)}</div>
      </div>
      <div className={styles.line}>
        <Toggle label={t('gate.on')} isOn={isOn} isDisabled={!mayManage || saving.isPending} onChange={(next) => change({ isOn: next })} />
        <Toggle
          label={t('gate.needsApproval')}
          isOn={needsApproval}
          isDisabled={!mayManage || saving.isPending}
          onChange={(next) => change({ needsApproval: next })}
        />
        {mayManage && (
          <Button size="small" onClick={() => setEditing(true)}>
            {t('gate.edit')}
          </Button>
        )}
      </div>
      {!isEditing && <RefusalNote error={saving.error} />}
      {isEditing && (
        <GateDrawer gate={gate} isPending={saving.isPending} error={saving.error} onSave={save} onClose={() => setEditing(false)} />
      )}
    </div>
  );
}

type ToggleProps = Readonly<{ label: string; isOn: boolean; isDisabled: boolean; onChange: (isOn: boolean) => void }>;

function Toggle({ label, isOn, isDisabled, onChange }: ToggleProps) {
  return (
    <span className={styles.line} style={{ gap: 4 }}>
      <Switch size="small" aria-label={label} checked={isOn} disabled={isDisabled} onChange={onChange} />
      <span className={styles.faint}>{label}</span>
    </span>
  );
}
