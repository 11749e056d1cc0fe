import type { Chance } from './chance.ts';
import type { EmulatedRequest } from './platform.ts';

/** What can go wrong between a client and a platform. */
export const faultKinds = {
  timeout: 'takes the request and never answers',
  disconnect: 'breaks the line before the request is carried out',
  lost_answer: 'carries the request out and breaks the line before the answer',
  slow: 'answers after delayMs',
  garbled: 'answers 200 with a page of a gateway instead of the platform’s answer',
  server_error: 'the platform’s own answer for an inner error',
  unavailable: 'the platform’s own answer for "try again later"',
  throttled: 'the platform’s own answer for too many calls',
  token_expired: 'the platform’s own answer for an expired token',
  clock_skew: 'the platform’s clock runs skewMs ahead (negative: behind)',
  rows_changed: 'changes `count` trades of the platform just before the answer is made',
} as const satisfies Readonly<Record<string, string>>;
export type FaultKind = keyof typeof faultKinds;

export type FaultRule = Readonly<{
  kind: FaultKind;
  /** all platforms when absent */
  platform?: string | undefined;
  /** regular expression over `METHOD path?query` and the body; all requests when absent */
  match?: string | undefined;
  probability: number;
  /** matching requests that pass before the fault begins: 1 spares the first page */
  skip: number;
  /** how often; null: until it is taken away */
  times: number | null;
  /** the moment of the world at which it is over by itself */
  untilMs?: number | undefined;
  delayMs: number;
  skewMs: number;
  count: number;
}>;

export type Faults = Readonly<{
  add(rule: FaultRule): void;
  clear(): void;
  list(): readonly FaultRule[];
  /** how often each kind has struck since the world began */
  struck(): Readonly<Partial<Record<FaultKind, number>>>;
  /** the faults that strike this request, in the order they were added */
  strike(platform: string, request: EmulatedRequest): readonly FaultRule[];
}>;

export function createFaults(chance: Chance, nowMs: () => number): Faults {
  const strikes = new Map<FaultKind, number>();
  let open: { rule: FaultRule; pattern: RegExp | null; skip: number; left: number }[] = [];
  const isOpen = ({ rule }: Readonly<{ rule: FaultRule }>): boolean => rule.untilMs === undefined || nowMs() < rule.untilMs;
  return {
    add: (rule) => {
      open = [
        ...open.filter(isOpen),
        { rule, pattern: rule.match ? new RegExp(rule.match, 'u') : null, skip: rule.skip, left: rule.times ?? Infinity },
      ];
    },
    clear: () => void (open = []),
    list: () => open.filter(isOpen).map(({ rule, left }) => ({ ...rule, times: left === Infinity ? null : left })),
    struck: () => Object.fromEntries(strikes),
    strike: (platform, request) => {
      const text = `${request.method} ${request.path}?${decode(request.query)}\n${request.body}`;
      const struck: FaultRule[] = [];
      for (const fault of open) {
        if (fault.left <= 0 || !isOpen(fault) || (fault.rule.platform && fault.rule.platform !== platform)) continue;
        if (fault.pattern && !fault.pattern.test(text)) continue;
        if (fault.skip > 0) fault.skip -= 1;
        else if (chance.happens(fault.rule.probability)) {
          fault.left -= 1;
          strikes.set(fault.rule.kind, (strikes.get(fault.rule.kind) ?? 0) + 1);
          struck.push(fault.rule);
        }
      }
      return struck;
    },
  };
}

const decode = (query: URLSearchParams): string => Array.from(query, ([name, value]) => `${name}=${value}`).join('&');
