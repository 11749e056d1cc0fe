import { removeDutyList, saveDutyList, type DutyListRow } from '@zhidan/core/approvals/approval-api.ts';
import type { QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useMay } from '../lib/session.ts';
import { useCommand } from '../lib/use-command.ts';
import { useListText, useWords } from '../lib/words.ts';
import { DetailDrawer } from '../ui/detail-drawer.tsx';
import { Panel } from '../ui/panel.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { useToast } from '../ui/toast.tsx';
import { uiWords } from '../ui/ui-words.ts';
import type { ApprovalSetup } from './approval-setup.ts';
import styles from './approvals.module.css';
import { approvalsWords } from './approvals-words.ts';

type Shift = Readonly<{ personId?: string; weekdays: readonly number[]; fromMinute: number; untilMinute: number }>;

const newShift: Shift = { weekdays: [1, 2, 3, 4, 5], fromMinute: 9 * 60, untilMinute: 18 * 60 };

/** Who is on duty when; approvals may go to whoever is. */
export function DutyPanel({ setup }: { setup: ApprovalSetup }) {
  const t = useWords(approvalsWords);
  const listText = useListText();
  const mayManage = useMay('approvals.manage');
  const [editing, setEditing] = useState<DutyListRow | 'new' | null>(null);
  const nameOf = (id: string): string => setup.people.find(({ personId }) => personId === id)?.name ?? '–';
  return (
    <Panel
      title={t('duty.title')}
      note={t('duty.note')}
      extra={
        mayManage && (
          <Button size="small" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
            {t('duty.add')}
          </Button>
        )
      }
    >
      {setup.dutyLists.length === 0 && <div className={styles.faint}>{t('duty.empty')}</div>}
      {setup.dutyLists.map((list) => (
        <div key={list.id} className={styles.row}>
          <div>
            <span className={styles.strong}>{list.name}</span>
            <div className={styles.faint}>{t('duty.now', { names: listText(list.onDuty.map(nameOf)) })}</div>
          </div>
          {mayManage && (
            <Button size="small" onClick={() => setEditing(list)}>
              {t('duty.edit')}
            </Button>
          )}
        </div>
      ))}
      {editing && <DutyDrawer list={editing === 'new' ? null : editing} setup={setup} onClose={() => setEditing(null)} />}
    </Panel>
  );
}

function DutyDrawer({ list, setup, onClose }: { list: DutyListRow | null; setup: ApprovalSetup; onClose: () => void }) {
  const t = useWords(approvalsWords);
  const ui = useWords(uiWords);
  const toast = useToast();
  const [name, setName] = useState(list?.name ?? '');
  const [shifts, setShifts] = useState<readonly Shift[]>(list?.shifts ?? [newShift]);
  const saving = useCommand(saveDutyList, ['duty_list']);
  const removing = useCommand(removeDutyList, ['duty_list']);
  const isWhole = name.trim() !== '' && shifts.length > 0 && shifts.every(({ personId, weekdays }) => personId && weekdays.length > 0);
  const set = (index: number, change: Partial<Shift>): void =>
    setShifts(shifts.map((shift, at) => (at === index ? { ...shift, ...change } : shift)));
  const save = (): void =>
    saving.give({ listId: list?.id ?? null, name, shifts } as QuestionOf<typeof saveDutyList>, () => {
      toast.done(t('duty.saved'));
      onClose();
    });
  const remove = (): void => {
    if (!list) return;
    removing.give({ listId: list.id }, () => {
      toast.done(t('duty.removed'));
      onClose();
    });
  };
  return (
    <DetailDrawer
      title={list?.name ?? t('duty.add')}
      isOpen
      onClose={onClose}
      footer={
        <div className={styles.foot}>
          {list && (
            <Button danger loading={removing.isPending} onClick={remove}>
              {t('remove')}
            </Button>
          )}
          <Button onClick={onClose}>{ui('action.cancel')}</Button>
          <Button type="primary" disabled={!isWhole} loading={saving.isPending} onClick={save}>
            {t('policies.save')}
          </Button>
        </div>
      }
    >
      <div className={styles.stack}>
        <Input
          aria-label={t('duty.name')}
          placeholder={t('duty.name')}
          maxLength={40}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        {shifts.map((shift, index) => (
          <ShiftBox
            key={index}
            shift={shift}
            setup={setup}
            onChange={(change) => set(index, change)}
            onRemove={() => setShifts(shifts.filter((_shift, at) => at !== index))}
          />
        ))}
        <div>
          <Button size="small" icon={<PlusOutlined />} onClick={() => setShifts([...shifts, newShift])}>
            {t('duty.addShift')}
          </Button>
        </div>
        <RefusalNote error={saving.error ?? removing.error} />
      </div>
    </DetailDrawer>
  );
}

const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const halfHours = Array.from({ length: 49 }, (_, index) => index * 30);
const days = [1, 2, 3, 4, 5, 6, 7] as const;

type ShiftBoxProps = Readonly<{ shift: Shift; setup: ApprovalSetup; onChange: (change: Partial<Shift>) => void; onRemove: () => void }>;

function ShiftBox({ shift, setup, onChange, onRemove }: ShiftBoxProps) {
  const t = useWords(approvalsWords);
  const hours = (from: number, until: number) =>
    halfHours.filter((minute) => minute >= from && minute <= until).map((value) => ({ value, label: clock(value) }));
  return (
    <div className={`${styles.box} ${styles.stack}`}>
      <Select
        aria-label={t('duty.person')}
        placeholder={t('duty.person')}
        value={shift.personId}
        options={setup.people.map(({ personId, name }) => ({ value: personId as string, label: name }))}
        onChange={(personId) => onChange({ personId })}
      />
      <Select
        mode="multiple"
        aria-label={t('duty.weekdays')}
        value={[...shift.weekdays]}
        options={days.map((value) => ({ value: value as number, label: t(`day${value}`) }))}
        onChange={(weekdays: number[]) => onChange({ weekdays: weekdays.toSorted((one, other) => one - other) })}
      />
      <div className={styles.line}>
        <Select
          aria-label={t('duty.hours')}
          value={shift.fromMinute}
          options={hours(0, shift.untilMinute - 30)}
          onChange={(fromMinute) => onChange({ fromMinute })}
        />
        –
        <Select
          aria-label={t('duty.hours')}
          value={shift.untilMinute}
          options={hours(shift.fromMinute + 30, 1_440)}
          onChange={(untilMinute) => onChange({ untilMinute })}
        />
        <Button type="text" icon={<DeleteOutlined />} aria-label={t('remove')} onClick={onRemove} />
      </div>
    </div>
  );
}
