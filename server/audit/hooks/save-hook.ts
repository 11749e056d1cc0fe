import { hookSaved } from '@zhidan/core/audit/hooks/hook-event.ts';
import type { retryHookCall, saveHook as saveContract, testHook as testContract } from '@zhidan/core/audit/hooks/hook-api.ts';
import { testedType } from '@zhidan/core/audit/hooks/hook-body.ts';
import { hookLimit, isHookAddress, type HookId } from '@zhidan/core/audit/hooks/hook.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { OpenAsk } from '../../platform/http/route.ts';
import { emit } from '../../platform/journal/emit.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { newId } from '../../platform/new-id.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { enqueueHooks } from './call-hooks-type.ts';
import { beginCallAnew } from './call-store.ts';
import { hookById, hookCodes, lockHooks, saveHookRow, type Hook } from './hook-store.ts';
import { hookSender } from './send-hook.ts';
import { hookHeaders, newHookSecret } from './sign-hook.ts';

/**
 * Adds an address that rules may call, or changes one.
 * @throws Refused `audit_hook.not_found`, `audit_hook.address_wrong`, `audit_hook.code_taken`, `audit_hook.too_many`
 */
export async function saveHook(tx: Tx, ask: Asked<InputOf<typeof saveContract>>, vault: Vault): Promise<OutputOf<typeof saveContract>> {
  const { by, now, id: given, newSecret, code, name, address, isOn, tellsPersonal } = ask;
  if (!isHookAddress(address) || !URL.canParse(address)) throw new Refused('audit_hook.address_wrong', { address });
  await lockHooks(tx);
  const before = given === null ? undefined : await hookById(tx, vault, given);
  if (given !== null && !before) throw new Refused('audit_hook.not_found', { id: given });
  const others = await hookCodes(tx);
  const twin = others.get(code);
  if (twin !== undefined && twin !== given) throw new Refused('audit_hook.code_taken', { code });
  if (!before && others.size >= hookLimit) throw new Refused('audit_hook.too_many', { limit: hookLimit });
  const fresh = !before || newSecret ? newHookSecret() : null;
  const hook: Hook = {
    id: before?.id ?? newId<HookId>(now),
    code,
    name,
    address,
    isOn,
    tellsPersonal,
    secret: fresh ?? before?.secret ?? newHookSecret(),
  };
  await saveHookRow(tx, vault, { by, now, hook });
  await emit(tx, { by, now }, [
    hookSaved({ subjectId: hook.id, payload: { code }, ...(before ? { before: journaled(before) } : {}), after: journaled(hook) }),
  ]);
  return { id: hook.id, secret: fresh };
}

/** The address without its query, which may hold a key of the other side. */
function journaled({ name, address, isOn, tellsPersonal }: Hook) {
  const { origin, pathname } = new URL(address);
  return { name, address: `${origin}${pathname}`, isOn, tellsPersonal };
}

/** @throws Refused `audit_hook.not_found` */
export async function testHook(merchant: Merchant, ask: OpenAsk<typeof testContract>): Promise<OutputOf<typeof testContract>> {
  const { now, hookId } = ask;
  const hook = await hookById(merchant.db, merchant.vault, hookId);
  if (!hook) throw new Refused('audit_hook.not_found', { id: hookId });
  const id = newId(now);
  const body = JSON.stringify({ type: testedType, timestamp: now, data: { hook: hook.code } });
  const { status, words } = await hookSender()({
    address: hook.address,
    body,
    headers: hookHeaders({ id, now, body, secret: hook.secret }),
  });
  return { isTaken: status !== null && status >= 200 && status < 300, words };
}

/** @throws Refused `audit_hook.call_not_found` */
export async function retryCall(tx: Tx, { by, now, callId }: Asked<InputOf<typeof retryHookCall>>): Promise<{ done: true }> {
  const hookId = await beginCallAnew(tx, { id: callId, shops: by.shops, now });
  if (!hookId) throw new Refused('audit_hook.call_not_found', { callId });
  await enqueueHooks(tx, [hookId]);
  return { done: true };
}
