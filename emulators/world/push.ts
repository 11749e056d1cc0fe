/** One push on its way to the merchant; the world delivers it with the platform's retries, and with duplicates and disorder when asked. */
export type Push = Readonly<{
  request: Readonly<{ url: string; method: 'POST'; headers: Readonly<Record<string, string>>; body: string }>;
  /** whether the merchant's answer counts as received */
  isAccepted(status: number, body: string): boolean;
  /** pauses before each retry */
  retryMs: readonly number[];
  /** what the platform does with the merchant's answer: a synchronous question to the merchant is a push too */
  answered?(status: number, body: string): void;
  /** the same push at its nth retry (1, 2 …), where the platform counts in the body; default: unchanged */
  again?(attempt: number): Push['request'];
}>;
