import * as accountApi from '@zhidan/core/waybills/account-api.ts';
import * as numberApi from '@zhidan/core/waybills/number-api.ts';
import { carriersOfNo } from '@zhidan/core/waybills/waybill-no.ts';
import type { Deployment } from '../platform/deployment.ts';
import { command, exchange, query, type Route } from '../platform/http/route.ts';
import { addAccount } from './accounts/add-account.ts';
import { changeAccount } from './accounts/change-account.ts';
import { listAccounts, listSources } from './accounts/list-accounts.ts';
import { readAccountNow } from './accounts/read-account.ts';
import { addParcels, replaceNumber } from './parcels/change-parcels.ts';
import { enterWaybillNo } from './parcels/enter-waybill-no.ts';
import { unusedNumbers } from './parcels/unused-number-query.ts';
import { listWaybillTasks } from './tasks/task-list-query.ts';
import { retryTasks } from './tasks/retry-tasks.ts';

export function waybillRoutes(deployment: Deployment): readonly Route[] {
  return [
    query(accountApi.listWaybillSources, async () => listSources(deployment)),
    query(accountApi.listWaybillAccounts, (db, _ask, { vault }) => listAccounts(db, vault)),
    command(accountApi.addWaybillAccount, (tx, ask, { vault }) => addAccount(tx, ask, vault)),
    command(accountApi.changeWaybillAccount, (tx, ask, { vault }) => changeAccount(tx, ask, vault)),
    exchange(accountApi.readWaybillAccount, readAccountNow),

    query(numberApi.listWaybillTasks, listWaybillTasks),
    command(numberApi.retryWaybillTasks, (tx, ask) => retryTasks(tx, ask)),
    command(numberApi.enterWaybillNo, (tx, ask, { vault }) => enterWaybillNo(tx, ask, vault)),
    query(numberApi.recognizeWaybillNo, async (_db, { waybillNo }) => ({ carriers: [...carriersOfNo(waybillNo)] })),
    command(numberApi.addParcels, (tx, ask) => addParcels(tx, ask)),
    command(numberApi.replaceNumber, (tx, ask) => replaceNumber(tx, ask)),
    query(numberApi.listUnusedNumbers, (db, { by, now }) => unusedNumbers(db, { now, shops: by.shops })),
  ];
}
