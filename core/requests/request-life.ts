import type { Id } from '../kernel/id.ts';
import { lifeCycle } from '../kernel/life-cycle.ts';
import type { Words } from '../kernel/words.ts';

export type RequestId = Id<'RequestId'>;

/**
 * `waiting`: its next step needs the warehouse's hand. `failed`: a step was refused; the lock stays until a person tries it again or
 * drops it. `lapsed`: its order was closed meanwhile.
 */
export const requestLife = lifeCycle({
  asked: { approve: 'carrying', reject: 'rejected', withdraw: 'withdrawn', lapse: 'lapsed' },
  carrying: { wait: 'waiting', finish: 'done', fail: 'failed', lapse: 'lapsed' },
  waiting: { go_on: 'carrying', drop: 'withdrawn', lapse: 'lapsed' },
  failed: { retry: 'carrying', drop: 'withdrawn', lapse: 'lapsed' },
  done: {},
  rejected: {},
  withdrawn: {},
  lapsed: {},
});

export type RequestState = keyof typeof requestLife;
export const requestStates = Object.keys(requestLife) as [RequestState, ...RequestState[]];

export const openRequestStates = ['asked', 'carrying', 'waiting', 'failed'] as const satisfies readonly RequestState[];

export const requestStateWords = {
  asked: { 'zh-CN': '待审批', en: 'To be approved' },
  carrying: { 'zh-CN': '执行中', en: 'Being carried out' },
  waiting: { 'zh-CN': '等仓库拦下', en: 'Waits for the warehouse' },
  failed: { 'zh-CN': '执行受阻', en: 'Stuck' },
  done: { 'zh-CN': '已完成', en: 'Done' },
  rejected: { 'zh-CN': '已拒绝', en: 'Rejected' },
  withdrawn: { 'zh-CN': '已撤回', en: 'Withdrawn' },
  lapsed: { 'zh-CN': '已失效', en: 'Lapsed' },
} as const satisfies Readonly<Record<RequestState, Words>>;

export function isOpenRequest(state: RequestState): boolean {
  return openRequestStates.some((one) => one === state);
}

/** `QQ-000042`, as people read and say it. */
export function requestNo(no: number): string {
  return `QQ-${String(no).padStart(6, '0')}`;
}
