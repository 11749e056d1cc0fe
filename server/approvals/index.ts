export { answersOf } from './approval-store.ts';
export { approvalViews, isToDecide } from './approval-list-query.ts';
export { askApproval } from './ask-approval.ts';
export { decideApproval, minutesSince } from './decide-approval.ts';
export { endApproval } from './end-approval.ts';
export { escalateDue } from './escalate-job.ts';
export { approvalsModule } from './module.ts';
export { dutyLists, peopleOnDuty, standingOf } from './standing-query.ts';
