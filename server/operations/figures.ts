import type { Merchant } from '../platform/merchant.ts';
import type { Figure } from '../platform/metrics/metrics.ts';
import { queueCounts } from '../platform/jobs/job-query.ts';
import { subscriberLags } from '../platform/journal/subscriber-lag.ts';
import { connectionCounts } from './about-query.ts';

/** What `/metrics` says about a merchant besides its requests; read from the database when somebody asks. */
export function figuresOf({ db, clock, name }: Merchant): readonly Figure[] {
  const lags = () => subscriberLags(db, clock());
  const queues = () => queueCounts(db);
  return [
    {
      name: 'zhidan_subscriber_behind_seconds',
      help: 'Age of the oldest event that a subscriber has not looked at',
      label: 'subscriber',
      read: async () => (await lags()).map((lag) => ({ label: lag.name, value: lag.behindMs / 1000 })),
    },
    {
      name: 'zhidan_parked_events',
      help: 'Events that a subscriber could not digest',
      label: 'subscriber',
      read: async () => (await lags()).map((lag) => ({ label: lag.name, value: lag.parkedCount })),
    },
    {
      name: 'zhidan_jobs_waiting',
      help: 'Jobs that wait for a worker or for their next attempt',
      label: 'queue',
      read: async () => (await queues()).map((queue) => ({ label: queue.name, value: queue.waitingCount })),
    },
    {
      name: 'zhidan_jobs_dead',
      help: 'Jobs whose attempts are used up',
      label: 'queue',
      read: async () => (await queues()).map((queue) => ({ label: queue.name, value: queue.deadCount })),
    },
    {
      name: 'zhidan_database_connections',
      help: 'Connections of all processes of this merchant',
      label: 'state',
      read: () => connectionCounts(db, name),
    },
  ];
}
