import * as accountApi from '@zhidan/core/tracking/account-api.ts';
import * as alertApi from '@zhidan/core/tracking/alert-api.ts';
import type { Deployment } from '../platform/deployment.ts';
import { command, exchange, query, type Route } from '../platform/http/route.ts';
import { addAccount } from './accounts/add-account.ts';
import { changeAccount } from './accounts/change-account.ts';
import { listAccounts, listSources } from './accounts/list-accounts.ts';
import { testAccount } from './accounts/test-account.ts';
import { countParcelAlerts, listParcelAlerts } from './alerts/alert-list-query.ts';
import { handleAlerts, reopenAlerts } from './alerts/handle-alerts.ts';
import { showOrderTraces, showParcelTrace } from './alerts/parcel-trace-query.ts';
import { listThresholds, saveThreshold } from './alerts/save-threshold.ts';
import { callBack, settleInterception } from './interceptions/call-back.ts';
import { askParcel } from './watch/ask-parcel.ts';

export function trackingRoutes(deployment: Deployment): readonly Route[] {
  return [
    query(accountApi.listTrackingSources, async () => listSources(deployment)),
    query(accountApi.listTrackingAccounts, (db, ask, { vault }) => listAccounts(db, ask, vault)),
    command(accountApi.addTrackingAccount, (tx, ask, { vault }) => addAccount(tx, ask, vault)),
    command(accountApi.changeTrackingAccount, (tx, ask, { vault }) => changeAccount(tx, ask, vault)),
    exchange(accountApi.testTrackingAccount, testAccount),

    query(alertApi.listParcelAlerts, listParcelAlerts),
    query(alertApi.countParcelAlerts, countParcelAlerts),
    command(alertApi.handleParcelAlerts, (tx, ask) => handleAlerts(tx, ask)),
    command(alertApi.reopenParcelAlerts, (tx, ask) => reopenAlerts(tx, ask)),
    query(alertApi.showParcelTrace, showParcelTrace),
    query(alertApi.showOrderTraces, showOrderTraces),
    exchange(alertApi.askParcel, askParcel),
    command(alertApi.interceptParcel, (tx, ask) => callBack(tx, ask)),
    command(alertApi.settleInterception, (tx, ask) => settleInterception(tx, ask)),
    query(alertApi.listThresholds, listThresholds),
    command(alertApi.saveThreshold, (tx, ask) => saveThreshold(tx, ask)),
  ];
}
