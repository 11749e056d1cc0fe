import * as api from '@zhidan/core/approvals/approval-api.ts';
import { command, query, type Route } from '../platform/http/route.ts';
import { listApprovals, showApproval } from './approval-list-query.ts';
import { decideApproval } from './decide-approval.ts';
import { handOverApproval, remindApprovers } from './hand-over-approval.ts';
import * as setup from './setup/change-setup.ts';
import { listApprovers, showApprovalSetup } from './setup/setup-query.ts';

export const approvalRoutes: readonly Route[] = [
  query(api.listApprovals, (db, ask) => listApprovals(db, ask)),
  query(api.listApprovers, (db, ask) => listApprovers(db, ask)),
  query(api.showApprovalSetup, (db, ask) => showApprovalSetup(db, ask)),
  query(api.showApproval, (db, ask) => showApproval(db, ask)),
  command(api.decideApproval, (tx, ask) => decideApproval(tx, ask)),
  command(api.handOverApproval, (tx, ask) => handOverApproval(tx, ask)),
  command(api.remindApprovers, (tx, ask) => remindApprovers(tx, ask)),
  command(api.saveApprovalPolicy, (tx, ask) => setup.saveApprovalPolicy(tx, ask)),
  command(api.saveDutyList, (tx, ask) => setup.saveDutyList(tx, ask)),
  command(api.removeDutyList, (tx, ask) => setup.removeDutyList(tx, ask)),
  command(api.saveShopLeads, (tx, ask) => setup.saveShopLeads(tx, ask)),
];
