/** Generated from the migrated database by `npm run schema`; do not edit. */
import type { Json } from '@zhidan/core/kernel/canonical-json.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** Read as data, written as JSON text: the driver would take a bare array for a PostgreSQL array. */
type JsonText = ColumnType<Json, string, string>;

export interface ApiKeys {
  id: string;
  name: string;
  key_hash: Buffer;
  hint: string;
  permissions: string[];
  created_by: string;
  created_at: Instant;
  expires_at: Instant | null;
  last_used_at: Instant | null;
  revoked_at: Instant | null;
}

export interface AttemptWindows {
  bucket: Buffer;
  attempt_count: number;
  ends_at: Instant;
}

export interface BackupCodes {
  person_id: string;
  code_index: Buffer;
  used_at: Instant | null;
}

export interface Credentials {
  person_id: string;
  password_hash: string;
  is_demo: Generated<boolean>;
  changed_at: Instant;
}

export interface IdempotencyKeys {
  caller: string;
  key: string;
  fingerprint: Buffer;
  answer: Buffer | null;
  kept_at: Instant;
}

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

export interface MerchantSettings {
  key: string;
  value: JsonText;
  changed_at: Instant;
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

export interface People {
  id: string;
  login: string;
  name: string;
  status: string;
  phone_sealed: Buffer | null;
  phone_index: Buffer | null;
  phone_last_four_index: Buffer | null;
  email_sealed: Buffer | null;
  email_index: Buffer | null;
  shops: string[] | null;
  warehouses: string[] | null;
  language: string;
  added_at: Instant;
  last_signed_in_at: Instant | null;
}

export interface PersonRoles {
  person_id: string;
  role_id: string;
}

export interface Roles {
  id: string;
  code: string;
  name: string;
  built_in: boolean;
  permissions: string[];
  masked_fields: string[];
  position: GeneratedAlways<number>;
}

export interface SchemaMigrations {
  number: number;
  name: string;
  checksum: string;
  applied_at: Generated<Instant>;
}

export interface Sessions {
  id: string;
  token_hash: Buffer;
  person_id: string;
  started_at: Instant;
  seen_at: Instant;
}

export interface SetupCodes {
  number: Generated<number>;
  code_sealed: Buffer;
  created_at: Instant;
}

export interface SubscriberCursors {
  subscriber: string;
  xact: string;
  seq: number;
  moved_at: Instant;
}

export interface TwoFactors {
  person_id: string;
  secret_sealed: Buffer;
  last_step: Generated<number>;
  started_at: Instant;
  confirmed_at: Instant | null;
}

export interface WorkerHeartbeats {
  worker_id: string;
  host: string;
  process_id: number;
  started_at: Instant;
  seen_at: Instant;
}

export interface Tables {
  api_keys: ApiKeys;
  attempt_windows: AttemptWindows;
  backup_codes: BackupCodes;
  credentials: Credentials;
  idempotency_keys: IdempotencyKeys;
  journal: Journal;
  merchant_settings: MerchantSettings;
  parked_events: ParkedEvents;
  people: People;
  person_roles: PersonRoles;
  roles: Roles;
  schema_migrations: SchemaMigrations;
  sessions: Sessions;
  setup_codes: SetupCodes;
  subscriber_cursors: SubscriberCursors;
  two_factors: TwoFactors;
  worker_heartbeats: WorkerHeartbeats;
}
