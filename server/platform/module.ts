import type { EventType } from '@zhidan/core/kernel/event.ts';
import type { RefusalTable } from '@zhidan/core/kernel/refusal-table.ts';
import type { Route } from './http/route.ts';
import type { Job } from './jobs/job.ts';
import type { Subscriber } from './journal/subscriber.ts';

/** What a business module plugs into main.ts: a record, no registration by side effect. */
export type Module = Readonly<{
  name: string;
  routes?: readonly Route[];
  subscribers?: readonly Subscriber[];
  jobs?: readonly Job[];
  refusals?: RefusalTable;
  events?: readonly Readonly<{ type: EventType }>[];
  /** subject kind → permission to hear of it on the live stream; kinds in no table are for readers of the journal */
  subjects?: Readonly<Record<string, string>>;
}>;
