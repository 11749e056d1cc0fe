export { askAccount } from './accounts/ask-account.ts';
export { accountsById, type WaybillAccount } from './accounts/account-store.ts';
export { waybillSourceOf } from './accounts/waybill-source-of.ts';
export { beginDemoAccounts } from './demo/connect-demo-accounts.ts';
export { waybillsModule } from './module.ts';
