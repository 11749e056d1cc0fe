import { saveApprovalPolicy, type PolicyRow } from '@zhidan/core/approvals/approval-api.ts';
import { approvalModes, type ApprovalMode, type ApprovalPolicy } from '@zhidan/core/approvals/approval.ts';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Select } from 'antd';
import { useState } from 'react';
import { useMay } from '../lib/session.ts';
import { useCommand } from '../lib/use-command.ts';
import { useListText, useSay, useWords } from '../lib/words.ts';
import { DetailDrawer } from '../ui/detail-drawer.tsx';
import { NumberField } from '../ui/number-field.tsx';
import { Panel } from '../ui/panel.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { useToast } from '../ui/toast.tsx';
import { uiWords } from '../ui/ui-words.ts';
import type { ApprovalSetup } from './approval-setup.ts';
import { ApproverSelect, useApprovers } from './approver-select.tsx';
import styles from './approvals.module.css';
import { approvalsWords } from './approvals-words.ts';

/** Who approves which kind of request, as a sentence a line. */
export function PolicyPanel({ setup }: { setup: ApprovalSetup }) {
  const t = useWords(approvalsWords);
  const say = useSay();
  const listText = useListText();
  const { nameOf } = useApprovers(setup);
  const mayManage = useMay('approvals.manage');
  const [editing, setEditing] = useState<PolicyRow | null>(null);
  return (
    <Panel title={t('policies.title')} note={t('policies.note')}>
      {setup.policies.map((row) => {
        const { approvers, minutes, levels, mode } = row.policy;
        const names = listText(approvers.map(nameOf));
        const then = levels.map((level) => t('policies.then', { names: listText(level.approvers.map(nameOf)), minutes: level.minutes }));
        return (
          <div key={row.kind} className={styles.row}>
            <div>
              <span className={styles.strong}>{say(row.words)}</span>
              <div>{t('policies.line', { names, minutes })}</div>
              <div className={styles.faint}>{[...then, ...(approvers.length > 1 ? [say(approvalModes[mode])] : [])].join(' · ')}</div>
            </div>
            {mayManage && (
              <Button size="small" onClick={() => setEditing(row)}>
                {t('policies.edit')}
              </Button>
            )}
          </div>
        );
      })}
      {editing && <PolicyDrawer key={editing.kind} row={editing} setup={setup} onClose={() => setEditing(null)} />}
    </Panel>
  );
}

function PolicyDrawer({ row, setup, onClose }: { row: PolicyRow; setup: ApprovalSetup; onClose: () => void }) {
  const t = useWords(approvalsWords);
  const ui = useWords(uiWords);
  const say = useSay();
  const toast = useToast();
  const [policy, setPolicy] = useState<ApprovalPolicy>(row.policy);
  const saving = useCommand(saveApprovalPolicy, ['approval_policy']);
  const set = (change: Partial<ApprovalPolicy>): void => setPolicy({ ...policy, ...change });
  const isWhole = policy.approvers.length > 0 && policy.levels.every(({ approvers }) => approvers.length > 0);
  const save = (): void =>
    saving.give({ kind: row.kind, policy }, () => {
      toast.done(t('policies.saved'));
      onClose();
    });
  return (
    <DetailDrawer
      title={t('policies.editOf', { kind: say(row.words) })}
      isOpen
      onClose={onClose}
      footer={
        <div className={styles.foot}>
          <Button onClick={onClose}>{ui('action.cancel')}</Button>
          <Button type="primary" disabled={!isWhole} loading={saving.isPending} onClick={save}>
            {t('policies.save')}
          </Button>
        </div>
      }
    >
      <div className={styles.stack}>
        <div className={styles.field}>
          <span>{t('policies.approvers')}</span>
          <ApproverSelect
            setup={setup}
            label={t('policies.approvers')}
            value={policy.approvers}
            onChange={(approvers) => set({ approvers })}
          />
        </div>
        {policy.approvers.length > 1 && (
          <div className={styles.field}>
            <span>{t('policies.mode')}</span>
            <Select
              aria-label={t('policies.mode')}
              value={policy.mode}
              options={(Object.keys(approvalModes) as ApprovalMode[]).map((value) => ({ value, label: say(approvalModes[value]) }))}
              onChange={(mode) => set({ mode })}
            />
          </div>
        )}
        <Minutes value={policy.minutes} onChange={(minutes) => set({ minutes })} />
        <Levels policy={policy} setup={setup} set={set} />
        <Checkbox checked={policy.mayDecideOwn} onChange={(event) => set({ mayDecideOwn: event.target.checked })}>
          {t('policies.own')}
        </Checkbox>
        <RefusalNote error={saving.error} />
      </div>
    </DetailDrawer>
  );
}

function Minutes({ value, onChange }: { value: number; onChange: (minutes: number) => void }) {
  const t = useWords(approvalsWords);
  return (
    <div className={styles.field}>
      <span>{t('policies.minutes')}</span>
      <NumberField
        aria-label={t('policies.minutes')}
        min={1}
        max={10_080}
        precision={0}
        value={value}
        onChange={(minutes) => onChange(minutes ?? 1)}
      />
    </div>
  );
}

type LevelsProps = Readonly<{ policy: ApprovalPolicy; setup: ApprovalSetup; set: (change: Partial<ApprovalPolicy>) => void }>;

function Levels({ policy: { levels }, setup, set }: LevelsProps) {
  const t = useWords(approvalsWords);
  const change = (index: number, next: Partial<(typeof levels)[number]>): void =>
    set({ levels: levels.map((level, at) => (at === index ? { ...level, ...next } : level)) });
  return (
    <div className={styles.field}>
      <span>{t('policies.levels')}</span>
      {levels.map((level, index) => (
        <div key={index} className={`${styles.box} ${styles.stack}`}>
          <ApproverSelect
            setup={setup}
            label={t('policies.levels')}
            value={level.approvers}
            onChange={(approvers) => change(index, { approvers })}
          />
          <div className={styles.line}>
            <Minutes value={level.minutes} onChange={(minutes) => change(index, { minutes })} />
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t('remove')}
              onClick={() => set({ levels: levels.filter((_level, at) => at !== index) })}
            />
          </div>
        </div>
      ))}
      {levels.length < 5 && (
        <div>
          <Button size="small" icon={<PlusOutlined />} onClick={() => set({ levels: [...levels, { approvers: [], minutes: 60 }] })}>
            {t('policies.addLevel')}
          </Button>
        </div>
      )}
    </div>
  );
}
