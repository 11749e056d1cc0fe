import { timingSafeEqual } from 'node:crypto';
import { ownerRole } from '@zhidan/core/identity/access.ts';
import { ownerCreated } from '@zhidan/core/identity/identity-event.ts';
import { acceptPassword } from '@zhidan/core/identity/password-strength.ts';
import type { PersonId } from '@zhidan/core/identity/person.ts';
import type { createOwner as contract } from '@zhidan/core/identity/session-api.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { orRefuse, Refused } from '@zhidan/core/kernel/result.ts';
import { changeSetting } from '../../operations/index.ts';
import { countAttempt, type AttemptLimit } from '../../platform/http/attempt-limit.ts';
import type { Exchange, OpenAsk } from '../../platform/http/route.ts';
import { emit } from '../../platform/journal/emit.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { newId } from '../../platform/new-id.ts';
import { saveCredential } from '../people/credential-store.ts';
import { hashPassword } from '../people/password-hash.ts';
import { hasPeople, insertPerson, savePersonRoles } from '../people/person-store.ts';
import { ensureStartingRoles, roleIdsByCode } from '../roles/role-store.ts';
import { deleteSetupCode, setupCodeForUpdate } from './setup-code-store.ts';

const setupLimit: AttemptLimit = { name: 'owner.setup_code', limit: 20, windowMs: 3_600_000 };

/**
 * Creates the first person, the owner, with the starting roles and the merchant's name. Works once.
 * @throws Refused `owner.exists`, `owner.setup_code_wrong`, `password.too_simple`, `rate.limited`
 */
export async function createOwner(merchant: Merchant, ask: OpenAsk<typeof contract>, exchange: Exchange): Promise<{ done: true }> {
  const { now, login, name } = ask;
  const { isAllowed, retryAfterSeconds } = await countAttempt(merchant, setupLimit, { what: 'all', now });
  if (!isAllowed) throw new Refused('rate.limited', { retryAfterSeconds });
  const passwordHash = await hashPassword(orRefuse(acceptPassword(ask.password, login)));
  return exchange.once(async (tx): Promise<{ done: true }> => {
    const { vault } = merchant;
    const code = await setupCodeForUpdate(tx, vault);
    if (code === null || (await hasPeople(tx))) throw new Refused('owner.exists');
    if (!isSameCode(ask.setupCode, code)) throw new Refused('owner.setup_code_wrong');
    const by = systemCaller('setup');
    const personId = newId<PersonId>(now);
    await ensureStartingRoles(tx, now);
    const { [ownerRole]: ownerRoleId } = await roleIdsByCode(tx);
    if (!ownerRoleId) throw new Error('the starting roles have no owner');
    const blank = { phone: null, email: null, shops: 'all', warehouses: 'all', language: 'zh-CN' } as const;
    await insertPerson(tx, vault, { id: personId, login, name, addedAt: now, ...blank });
    await savePersonRoles(tx, personId, [ownerRoleId]);
    await saveCredential(tx, { personId, passwordHash, isDemo: false, now });
    await deleteSetupCode(tx);
    await emit(tx, { by, now }, [ownerCreated({ subjectId: personId, payload: {}, after: { login, name } })]);
    await changeSetting(tx, { by, now, key: 'merchantName', value: ask.merchantName });
    return { done: true };
  });
}

function isSameCode(typed: string, code: string): boolean {
  const digits = (text: string): Buffer => Buffer.from(text.replace(/\D/g, '').padEnd(40));
  return timingSafeEqual(digits(typed).subarray(0, 40), digits(code).subarray(0, 40));
}
