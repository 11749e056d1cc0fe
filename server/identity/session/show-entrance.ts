import type { showEntrance as contract } from '@zhidan/core/identity/session-api.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { loadSettings } from '../../operations/index.ts';
import type { Deployment } from '../../platform/deployment.ts';
import type { OpenAsk } from '../../platform/http/route.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { demoAccounts } from '../demo/demo-account-query.ts';
import { isWithoutPeople } from './entrance-query.ts';

/**
 * What the sign-in page shows to strangers: the shop's name, whether an owner is still to be created, and a demo's accounts.
 * Also whether there is a need for it: a stranger who opens any page is asked in without having been refused first.
 */
export async function showEntrance(
  merchant: Merchant,
  { by }: OpenAsk<typeof contract>,
  { version, isDemo }: Deployment,
): Promise<OutputOf<typeof contract>> {
  const [{ merchantName }, needsOwner, accounts] = await Promise.all([
    loadSettings(merchant.db),
    isWithoutPeople(merchant.db),
    isDemo ? demoAccounts(merchant.db) : [],
  ]);
  return { merchantName, isSignedIn: by?.actor.kind === 'person', needsOwner, version, demoAccounts: [...accounts] };
}
