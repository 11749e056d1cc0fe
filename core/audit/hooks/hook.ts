import type { Id } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';

/** An address of the merchant's own that rules may call. Only what stands here is ever called. */
export type HookId = Id<'HookId'>;
export type HookCallId = Id<'HookCallId'>;

/** Hooks a merchant may have: they are listed whole. */
export const hookLimit = 20;

/** What became of one call: an order, a rule and a hook meet once. */
export const hookCallStates = {
  waiting: { 'zh-CN': '等待调用', en: 'Waiting' },
  done: { 'zh-CN': '已送达', en: 'Delivered' },
  failed: { 'zh-CN': '未送达', en: 'Not delivered' },
  skipped: { 'zh-CN': '已停用，未调用', en: 'Switched off, not called' },
} as const satisfies Readonly<Record<string, Words>>;
export type HookCallState = keyof typeof hookCallStates;
export const hookCallStateCodes = Object.keys(hookCallStates) as [HookCallState, ...HookCallState[]];

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Pauses between tries, together about three days: the ones that the Standard Webhooks specification advises. */
const pausesMs = [5_000, 5 * minuteMs, 30 * minuteMs, 2 * hourMs, 5 * hourMs, 10 * hourMs, 14 * hourMs, 20 * hourMs, 24 * hourMs];

/** How long to wait after so many tries that failed; null: it has been tried often enough. */
export function pauseAfterTry(tryCount: number): number | null {
  return pausesMs[tryCount - 1] ?? null;
}

/** An answer by which the other side says that nobody is there any more: the hook is switched off. */
export const goneStatus = 410;

/** https, a name whose last part is no number (such names are addresses in disguise), a port, and whatever follows; no user, no password. */
const addressForm = /^https:\/\/((?:[a-z\d-]+\.)+[a-z][a-z\d-]*)(?::\d{1,5})?(?:[/?]\S*)?$/iu;

/** Whether an address may be kept: https, of a host with a public name. What the name leads to is looked up at each call. */
export function isHookAddress(text: string): boolean {
  const host = addressForm.exec(text)?.[1];
  return host !== undefined && !/\.(?:local|internal|localhost|lan)$/iu.test(host);
}
