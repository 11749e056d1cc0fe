import type { showApprovalSetup } from '@zhidan/core/approvals/approval-api.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';

/** All that says who approves. */
export type ApprovalSetup = OutputOf<typeof showApprovalSetup>;
