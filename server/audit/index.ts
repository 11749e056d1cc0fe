export { backtestFile } from './backtest/backtest-file.ts';
export { auditModule } from './module.ts';
export { judgeDue } from './pipeline/judge-due-job.ts';
export { judgeInLanes, lanesAtOnce } from './pipeline/judge-in-lanes.ts';
export { judgeLane } from './pipeline/judge-lane.ts';
export { openQuestionCountInSql } from './questions/open-questions-query.ts';
export { isTimedInSql } from './queue/timed-query.ts';
export { startAudit } from './rules/start-audit.ts';
