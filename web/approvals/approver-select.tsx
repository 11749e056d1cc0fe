import { approverKinds, type Approver } from '@zhidan/core/approvals/approver.ts';
import { Select } from 'antd';
import { useSay, useWords } from '../lib/words.ts';
import type { ApprovalSetup } from './approval-setup.ts';
import { approvalsWords } from './approvals-words.ts';

/** An approver as a text that a list of choices can hold, and back. */
function keyOf(approver: Approver): string {
  if (approver.kind === 'role') return `role ${approver.code}`;
  if (approver.kind === 'person') return `person ${approver.personId}`;
  return approver.kind === 'duty' ? `duty ${approver.listId}` : 'shop_lead';
}

/** What approvers are called, and all that can be chosen. */
export function useApprovers({ roles, people, dutyLists }: ApprovalSetup) {
  const t = useWords(approvalsWords);
  const say = useSay();
  const usual = (minutes: number | null): string => (minutes === null ? '' : `（${t('policies.usual', { minutes })}）`);
  const groups: readonly Readonly<{ kind: Approver['kind']; items: readonly Readonly<{ approver: Approver; name: string }>[] }>[] = [
    { kind: 'role', items: roles.map(({ code, name }) => ({ approver: { kind: 'role', code }, name })) },
    { kind: 'shop_lead', items: [{ approver: { kind: 'shop_lead' }, name: say(approverKinds.shop_lead) }] },
    { kind: 'duty', items: dutyLists.map(({ id, name }) => ({ approver: { kind: 'duty', listId: id }, name })) },
    {
      kind: 'person',
      items: people.map(({ personId, name, medianMinutes }) => ({
        approver: { kind: 'person', personId },
        name: `${name}${usual(medianMinutes)}`,
      })),
    },
  ];
  const all = groups.flatMap(({ items }) => items);
  return {
    groups,
    nameOf: (approver: Approver): string => all.find((one) => keyOf(one.approver) === keyOf(approver))?.name ?? '–',
    byKey: (key: string): Approver | undefined => all.find((one) => keyOf(one.approver) === key)?.approver,
  };
}

type ApproverSelectProps = Readonly<{
  setup: ApprovalSetup;
  label: string;
  value: readonly Approver[];
  onChange: (approvers: Approver[]) => void;
}>;

export function ApproverSelect({ setup, label, value, onChange }: ApproverSelectProps) {
  const t = useWords(approvalsWords);
  const say = useSay();
  const { groups, byKey } = useApprovers(setup);
  return (
    <Select
      mode="multiple"
      aria-label={label}
      placeholder={t('required')}
      status={value.length === 0 ? 'error' : undefined}
      style={{ width: '100%' }}
      showSearch={{ optionFilterProp: 'label' }}
      value={value.map(keyOf)}
      options={groups
        .filter(({ items }) => items.length > 0)
        .map(({ kind, items }) => ({
          label: say(approverKinds[kind]),
          options: items.map(({ approver, name }) => ({ value: keyOf(approver), label: name })),
        }))}
      onChange={(keys: string[]) => onChange(keys.flatMap((key) => byKey(key) ?? []))}
    />
  );
}
