import type { showSession as contract } from '@zhidan/core/identity/session-api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { loadSettings } from '../../operations/index.ts';
import type { Deployment } from '../../platform/deployment.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { showPerson } from '../people/person-list-query.ts';
import { callerPerson } from './caller-person.ts';

/** Who is signed in, and what they may do: the web draws its menu from this. */
export async function showSession(merchant: Merchant, { by }: Asked, { isDemo }: Deployment): Promise<OutputOf<typeof contract>> {
  const personId = callerPerson(by);
  const [person, { merchantName, totpRequired }] = await Promise.all([
    showPerson(merchant.db, personId, merchant.vault),
    loadSettings(merchant.db),
  ]);
  if (!person) throw new Refused('session.required');
  // a manager without codes has no permission at all until they enrol: see authenticate.ts
  const mustEnrollTotp = totpRequired && !person.totpEnabled && by.permissions.size === 0;
  return { person, permissions: [...by.permissions], merchantName, isDemo, mustEnrollTotp };
}
