import type { EventType } from '@zhidan/core/kernel/event.ts';
import type { RefusalTable } from '@zhidan/core/kernel/refusal-table.ts';
import type { Hook } from './http/hook.ts';
import type { Route } from './http/route.ts';
import type { Job } from './jobs/job.ts';
import type { Merchant } from './merchant.ts';
import type { Figure } from './metrics/metrics.ts';
import type { Subscriber } from './journal/subscriber.ts';
import type { Runner } from './runners/runner.ts';

/** What a business module plugs into main.ts: a record, no registration by side effect. */
export type Module = Readonly<{
  name: string;
  routes?: readonly Route[];
  /** doors for other systems, see hook.ts */
  hooks?: readonly Hook[];
  subscribers?: readonly Subscriber[];
  jobs?: readonly Job[];
  /** what goes on as long as a worker lives */
  runners?: readonly Runner[];
  /** what `/metrics` says of it */
  figures?(merchant: Merchant): readonly Figure[];
  refusals?: RefusalTable;
  events?: readonly Readonly<{ type: EventType }>[];
  /** subject kind → permission to hear of it on the live stream; kinds in no table are for readers of the journal */
  subjects?: Readonly<Record<string, string>>;
}>;
