import type * as api from '@zhidan/core/approvals/approval-api.ts';
import { approvalPolicyChanged, dutyListChanged, shopLeadsChanged } from '@zhidan/core/approvals/approval-event.ts';
import { approvalKinds, isApprovalKind } from '@zhidan/core/approvals/approval-kind.ts';
import type { DutyListId } from '@zhidan/core/approvals/approver.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { newId } from '../../platform/new-id.ts';
import { savePolicy, storedPolicies } from '../policy-store.ts';
import * as store from './setup-store.ts';

type Nothing = Record<string, never>;

/**
 * Says who approves a kind from now on; what is asked already keeps its approvers.
 * @throws Refused `approval_policy.unknown`, `approval.no_such_person`, `duty_list.not_found`
 */
export async function saveApprovalPolicy(
  tx: Tx,
  { by, now, kind, policy }: Asked<InputOf<typeof api.saveApprovalPolicy>>,
): Promise<Nothing> {
  if (!isApprovalKind(kind)) throw new Refused('approval_policy.unknown', { kind });
  const named = [...policy.approvers, ...policy.levels.flatMap(({ approvers }) => approvers)];
  await seeThatActive(
    tx,
    named.flatMap((one) => (one.kind === 'person' ? [one.personId] : [])),
  );
  for (const one of named)
    if (one.kind === 'duty' && (await store.listName(tx, one.listId)) === undefined)
      throw new Refused('duty_list.not_found', { listId: one.listId });
  const before = (await storedPolicies(tx)).get(kind) ?? approvalKinds[kind].start;
  await savePolicy(tx, { ...policy, kind, changedAt: now, changedBy: by.actor.name });
  await emit(tx, { by, now }, [approvalPolicyChanged({ subjectId: kind, payload: { kind }, before, after: policy })]);
  return {};
}

/** @throws Refused `duty_list.not_found`, `duty_list.name_taken`, `approval.no_such_person` */
export async function saveDutyList(tx: Tx, ask: Asked<InputOf<typeof api.saveDutyList>>): Promise<{ listId: DutyListId }> {
  const { by, now, name, shifts } = ask;
  if (ask.listId !== null && (await store.listName(tx, ask.listId)) === undefined)
    throw new Refused('duty_list.not_found', { listId: ask.listId });
  await seeThatActive(
    tx,
    shifts.map(({ personId }) => personId),
  );
  const listId = ask.listId ?? newId<DutyListId>(now);
  if (!(await store.saveList(tx, { id: listId, name, now, by: by.actor.name }))) throw new Refused('duty_list.name_taken', { name });
  await store.saveShifts(tx, listId, shifts);
  await emit(tx, { by, now }, [dutyListChanged({ subjectId: listId, payload: { name }, after: { shifts } })]);
  return { listId };
}

/** @throws Refused `duty_list.not_found`, `duty_list.in_use` */
export async function removeDutyList(tx: Tx, { by, now, listId }: Asked<InputOf<typeof api.removeDutyList>>): Promise<Nothing> {
  const name = await store.listName(tx, listId);
  if (name === undefined) throw new Refused('duty_list.not_found', { listId });
  if (await store.isListUsed(tx, listId)) throw new Refused('duty_list.in_use', { name });
  await store.deleteList(tx, listId);
  await emit(tx, { by, now }, [dutyListChanged({ subjectId: listId, payload: { name }, reason: '删除' })]);
  return {};
}

/** @throws Refused `shop.not_found`, `approval.no_such_person` */
export async function saveShopLeads(tx: Tx, { by, now, shopId, personIds }: Asked<InputOf<typeof api.saveShopLeads>>): Promise<Nothing> {
  const isOwn = by.shops === 'all' || by.shops.includes(shopId);
  if (!isOwn || !(await store.isShop(tx, shopId))) throw new Refused('shop.not_found', { shopId });
  await seeThatActive(tx, personIds);
  await store.saveLeads(tx, shopId, personIds);
  await emit(tx, { by, now }, [shopLeadsChanged({ subjectId: shopId, payload: { personIds } })]);
  return {};
}

async function seeThatActive(tx: Tx, personIds: readonly string[]): Promise<void> {
  const active = await store.activePeople(tx, personIds);
  const gone = personIds.find((id) => !active.has(id));
  if (gone !== undefined) throw new Refused('approval.no_such_person', { personId: gone });
}
