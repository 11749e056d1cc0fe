import type { Endpoint, QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { requestOf } from '../lib/call.ts';

/** Where a file stands that the browser opens by itself, in a tab of its own. */
export function fileAddress<Contract extends Endpoint>(contract: Contract, question: QuestionOf<Contract>): string {
  return requestOf(contract, question as Readonly<Record<string, unknown>>, { key: '', language: document.documentElement.lang }).url;
}
