export { backtestFile } from './backtest/backtest-file.ts';
export { auditModule } from './module.ts';
export { judgeDue } from './pipeline/judge-due-job.ts';
export { judgeFulfillmentOrders } from './pipeline/judge-fulfillment-orders.ts';
export { isTimedInSql } from './queue/timed-query.ts';
export { startAudit } from './rules/start-audit.ts';
