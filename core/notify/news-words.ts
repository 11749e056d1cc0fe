import { approvalKinds } from '../approvals/approval-kind.ts';
import { approvalStateWords } from '../approvals/approval.ts';
import type { Words } from '../kernel/words.ts';
import { alertKinds } from '../tracking/alert-kind.ts';
import type { NewsCode } from './news-table.ts';
import { noticeSeverities } from './notice.ts';

type CodeWords = Readonly<Record<string, Words>>;

const wordsOf = (rows: Readonly<Record<string, Readonly<{ words: Words }>>>): CodeWords =>
  Object.fromEntries(Object.entries(rows).map(([code, { words }]) => [code, words]));

const ofApproval = { kind: wordsOf(approvalKinds) };

/** Codes that news tell, in words, by news and field. Apart from the table of news, which every page of the web loads. */
export const newsWords: Readonly<Partial<Record<NewsCode, Readonly<Record<string, CodeWords>>>>> = {
  parcel_alert: { kind: wordsOf(alertKinds), severity: noticeSeverities },
  approval_wanted: ofApproval,
  approval_reminded: ofApproval,
  approval_handed_over: ofApproval,
  approval_escalated: ofApproval,
  approval_decided: { ...ofApproval, outcome: approvalStateWords },
};
