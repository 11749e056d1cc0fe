import * as accountApi from '@zhidan/core/tracking/account-api.ts';
import type { Deployment } from '../platform/deployment.ts';
import { command, exchange, query, type Route } from '../platform/http/route.ts';
import { addAccount } from './accounts/add-account.ts';
import { changeAccount } from './accounts/change-account.ts';
import { listAccounts, listSources } from './accounts/list-accounts.ts';
import { testAccount } from './accounts/test-account.ts';

export function trackingRoutes(deployment: Deployment): readonly Route[] {
  return [
    query(accountApi.listTrackingSources, async () => listSources(deployment)),
    query(accountApi.listTrackingAccounts, (db, ask, { vault }) => listAccounts(db, ask, vault)),
    command(accountApi.addTrackingAccount, (tx, ask, { vault }) => addAccount(tx, ask, vault)),
    command(accountApi.changeTrackingAccount, (tx, ask, { vault }) => changeAccount(tx, ask, vault)),
    exchange(accountApi.testTrackingAccount, testAccount),
  ];
}
