/** Generated from the migrated database by `npm run schema`; do not edit. */
import type { Json } from '@zhidan/core/kernel/canonical-json.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** Read as data, written as JSON text: the driver would take a bare array for a PostgreSQL array. */
type JsonText = ColumnType<Json, string, string>;

export interface Journal {
  id: string;
  xact: Generated<string>;
  seq: GeneratedAlways<number>;
  at: Instant;
  event: string;
  subject_kind: string;
  subject_id: string;
  subject_seq: number;
  actor_kind: string;
  actor_id: string;
  actor_name: string;
  reason: string | null;
  rule_version: string | null;
  payload: JsonText;
  before: JsonText | null;
  after: JsonText | null;
  previous_hash: Buffer | null;
  hash: Buffer;
}

export interface ParkedEvents {
  id: string;
  subscriber: string;
  journal_id: string;
  error: string;
  attempt_count: number;
  parked_at: Instant;
  retry_at: Instant | null;
}

export interface SchemaMigrations {
  number: number;
  name: string;
  checksum: string;
  applied_at: Generated<Instant>;
}

export interface SubscriberCursors {
  subscriber: string;
  xact: string;
  seq: number;
  moved_at: Instant;
}

export interface Tables {
  journal: Journal;
  parked_events: ParkedEvents;
  schema_migrations: SchemaMigrations;
  subscriber_cursors: SubscriberCursors;
}
