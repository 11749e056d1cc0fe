/** Generated from the migrated database by `npm run schema`; do not edit. */
import type { Json } from '@zhidan/core/kernel/canonical-json.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { LocalDate } from '@zhidan/core/kernel/local-date.ts';
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

export interface ApprovalPolicies {
  kind: string;
  mode: string;
  approvers: JsonText;
  minutes: number;
  levels: JsonText;
  may_decide_own: boolean;
  changed_at: Instant;
  changed_by: string;
}

export interface ApprovalSeats {
  task_id: string;
  ordinal: number;
  level: number;
  approver: JsonText;
  handed_by: string | null;
  verdict: string | null;
  decided_at: Instant | null;
  decided_by_id: string | null;
  decided_by: string | null;
  reason: string | null;
}

export interface ApprovalTasks {
  id: string;
  kind: string;
  subject_kind: string;
  subject_id: string;
  shop_id: string | null;
  title: JsonText;
  mode: string;
  levels: JsonText;
  level: Generated<number>;
  may_decide_own: boolean;
  asked_by_id: string;
  asked_by: string;
  asked_at: Instant;
  due_at: Instant | null;
  reminded_at: Instant | null;
  state: string;
  decided_at: Instant | null;
  decided_by_id: string | null;
  decided_by: string | null;
  reason: string | null;
}

export interface AttemptWindows {
  bucket: Buffer;
  attempt_count: number;
  ends_at: Instant;
}

export interface AuditBlacklist {
  id: string;
  kind: string;
  hash: Buffer;
  mask: string;
  reason: string;
  expires_at: Instant | null;
  added_at: Instant;
  added_by: string;
  removed_at: Instant | null;
  removed_by: string | null;
}

export interface AuditBreakers {
  id: string;
  rule_key: string;
  tripped_at: Instant;
  hit_count: number;
  ended_at: Instant | null;
  ended_by: string | null;
  end_reason: string | null;
}

export interface AuditDecisions {
  id: string;
  fulfillment_order_id: string;
  order_id: string;
  judged_at: Instant;
  rule_set: number;
  verdict: string;
  matches: JsonText;
  effects: JsonText;
  facts: JsonText;
  digest: Buffer;
}

export interface AuditHits {
  rule_key: string;
  order_id: string;
  version: number;
  hit_at: Instant;
}

export interface AuditHookCalls {
  id: string;
  hook_id: string;
  order_id: string;
  rule_key: string;
  rule_name: string;
  state: string;
  try_count: Generated<number>;
  words: Generated<string>;
  made_at: Instant;
  due_at: Instant | null;
  ended_at: Instant | null;
}

export interface AuditHooks {
  id: string;
  code: string;
  name: string;
  address: string;
  secret_sealed: Buffer;
  is_on: boolean;
  tells_personal: boolean;
  changed_at: Instant;
  changed_by: string;
}

export interface AuditKeptOrders {
  order_id: string;
  kept_at: Instant;
  kept_by: string;
}

export interface AuditNames {
  kind: string;
  key: string;
  content: JsonText;
  changed_at: Instant;
  changed_by: string;
}

export interface AuditPriceNorms {
  sku_id: string;
  channel: string;
  sample_count: number;
  price_median: number;
  price_spread: number;
  quantity_median: number;
  quantity_spread: number;
  reckoned_at: Instant;
}

export interface AuditQuestions {
  id: string;
  order_id: string;
  question: string;
  asked_at: Instant;
  asked_by: string;
  asked_by_id: string;
  answer: string | null;
  ended_at: Instant | null;
  ended_by: string | null;
}

export interface AuditRuleSet {
  is_only: Generated<boolean>;
  version: number;
}

export interface AuditRuleVersions {
  rule_key: string;
  version: number;
  content: JsonText;
  published_at: Instant;
  published_by: string;
}

export interface AuditRules {
  key: string;
  position: GeneratedAlways<number>;
  live_version: number | null;
  is_on: boolean;
  draft: JsonText | null;
  draft_at: Instant | null;
  draft_by: string | null;
  pack: string;
  added_at: Instant;
}

export interface AuditStates {
  order_id: string;
  decision_id: string;
  digest: Buffer;
  verdict: string;
  due_at: Instant | null;
}

export interface BacktestFacts {
  order_id: string;
  decision_id: string;
  judged_at: Instant;
  day: LocalDate;
  verdict: string;
  shop_id: string | null;
  shop_channel: string | null;
  order_flags: JsonText | null;
  order_status: string | null;
  order_payment: string | null;
  order_shipping: string | null;
  order_refund: string | null;
  order_closing: string | null;
  order_platform_holds: JsonText | null;
  order_exceptions: JsonText | null;
  order_ordered_at: Instant | null;
  order_paid_at: Instant | null;
  order_ship_by: Instant | null;
  order_shipped_at: Instant | null;
  order_completed_at: Instant | null;
  order_paid: number | null;
  order_list: number | null;
  order_receivable: number | null;
  order_merchant_discount: number | null;
  order_platform_discount: number | null;
  order_postage: number | null;
  order_has_discrepancy: boolean | null;
  order_pieces: number | null;
  order_line_count: number | null;
  ship_kind: string | null;
  ship_province: string | null;
  ship_city: string | null;
  ship_district: string | null;
  ship_detail_length: number | null;
  buyer_message: string | null;
  seller_memo: string | null;
  seller_flag: string | null;
  order_wants_invoice: boolean | null;
  order_kind: string | null;
  order_delivery_term: string | null;
  order_is_presale: boolean | null;
  order_tags: JsonText | null;
  order_blocking_exceptions: JsonText | null;
  calendar_is_holiday: boolean | null;
  order_cost: number | null;
  order_floor: number | null;
  order_freight: number | null;
  order_margin: number | null;
  order_discount_percent: number | null;
  order_anomaly: number | null;
  order_has_unmatched: boolean | null;
  order_is_gift_only: boolean | null;
  order_weight: number | null;
  order_billed_weight: number | null;
  order_is_oversize: boolean | null;
  buyer_orders_90d: number | null;
  buyer_spent_90d: number | null;
  buyer_refund_percent: number | null;
  buyer_is_first_order: boolean | null;
  buyer_tier: string | null;
  buyer_blacklisted: JsonText | null;
  buyer_same_sku_30min: number | null;
  ship_is_pickup_point: boolean | null;
  ship_is_remote: boolean | null;
  ship_is_suspended: boolean | null;
  ship_rain_alert_days: number | null;
  order_stock: string | null;
  order_is_covered_by_transit: boolean | null;
  ship_carrier: string | null;
  ship_is_carrier_imposed: boolean | null;
  ship_is_reachable: boolean | null;
  merge_unpaid_count: number | null;
  merge_waiting_count: number | null;
}

export interface BacktestLines {
  order_id: string;
  line: number;
  merchant_code: string | null;
  product_no: string | null;
  sku_no: string | null;
  barcode: string | null;
  title: string | null;
  specification: string | null;
  quantity: number | null;
  paid: number | null;
  list: number | null;
  is_gift: boolean | null;
  refund: string | null;
  shipping: string | null;
  category: string | null;
  brand: string | null;
  is_matched: boolean | null;
  is_bundle: boolean | null;
  unit_price: number | null;
  floor_price: number | null;
  cost: number | null;
  price_percent: number | null;
  stock: string | null;
}

export interface BackupCodes {
  person_id: string;
  code_index: Buffer;
  used_at: Instant | null;
}

export interface BundleComponents {
  bundle_sku_id: string;
  sku_id: string;
  position: number;
  quantity: number;
}

export interface BuyerConfirmations {
  order_id: string;
  receiver_index: Buffer;
  confirmed_at: Instant;
}

export interface CallPaces {
  shop_id: string;
  free_at: Instant;
  paused_until: Instant | null;
}

export interface CarrierRefusals {
  carrier: string;
  region: string;
  words: string;
  refused_count: number;
  refused_at: Instant;
  expires_at: Instant;
}

export interface CarrierServices {
  id: string;
  warehouse_id: string;
  carrier: string;
  service: string;
  daily_capacity: number | null;
  cutoff_minute: number | null;
  reliability_bp: number;
  target_share_bp: number | null;
  packaging_fen: number;
  is_active: boolean;
  changed_at: Instant;
}

export interface ChainBreaks {
  order_id: string;
  link: string;
  since: Instant;
  found_at: Instant;
  ended_at: Instant | null;
}

export interface ChainLimits {
  link: string;
  minutes: number;
  changed_at: Instant;
}

export interface ChangeRequests {
  id: string;
  no: GeneratedAlways<number>;
  kind: string;
  order_id: string;
  shop_id: string;
  state: string;
  stage: string;
  is_locking: boolean;
  detail: JsonText;
  personal_sealed: Buffer | null;
  consequences: JsonText;
  reason: string;
  asked_by_id: string;
  asked_by: string;
  asked_at: Instant;
  task_id: string | null;
  decided_at: Instant | null;
  decided_by: string | null;
  decision_reason: string | null;
  laid_aside_at: Instant | null;
  laid_aside_by: string | null;
  due_at: Instant | null;
  try_count: Generated<number>;
  ended_at: Instant | null;
  problem: JsonText | null;
  added_order_id: string | null;
}

export interface ChannelNews {
  shop_id: string;
  news_id: string;
  subject: string;
  no: string;
  topic: string;
  told_at: Instant;
  received_at: Instant;
  road: string;
  handled_at: Instant | null;
  outcome: string | null;
}

export interface ChannelOrders {
  shop_id: string;
  channel_order_no: string;
  order_id: string;
  modified_at: Instant;
  read_at: Instant;
  received_at: Instant;
  road: string;
  document_hash: Buffer;
  document: JsonText | null;
  document_sealed: Buffer | null;
}

export interface CompletenessChecks {
  shop_id: string;
  hour: Instant;
  check_no: number;
  checked_at: Instant;
  state: string;
  asked_by: string;
  is_after_fill: boolean;
  platform_count: number;
  platform_paid_fen: number | null;
  our_count: number;
  our_paid_fen: number;
}

export interface CompletenessHours {
  shop_id: string;
  hour: Instant;
  state: string;
  platform_count: number;
  platform_paid_fen: number | null;
  our_count: number;
  our_void_count: number;
  our_paid_fen: number;
  first_checked_at: Instant;
  checked_at: Instant;
  check_count: number;
  red_since: Instant | null;
  fill_count: number;
  gap_filled_at: Instant | null;
  alarmed_at: Instant | null;
}

export interface Credentials {
  person_id: string;
  password_hash: string;
  is_demo: Generated<boolean>;
  changed_at: Instant;
}

export interface Deliveries {
  id: string;
  notice_id: string | null;
  rule: string;
  severity: string;
  place: string;
  person_id: string | null;
  road_id: string | null;
  person_road_id: string | null;
  state: string;
  skip_reason: string | null;
  text: Generated<string>;
  queued_at: Instant;
  began_at: Instant;
  due_at: Instant;
  claimed_at: Instant | null;
  sent_at: Instant | null;
  attempt_count: Generated<number>;
  fault_kind: string | null;
  fault_code: string | null;
  fault_words: string | null;
  merged_into: string | null;
  opened_at: Instant | null;
  intent: string | null;
  intended_at: Instant | null;
}

export interface DutyLists {
  id: string;
  name: string;
  changed_at: Instant;
  changed_by: string;
}

export interface DutyShifts {
  list_id: string;
  position: number;
  person_id: string;
  weekdays: number[];
  from_minute: number;
  until_minute: number;
}

export interface FeeTables {
  id: string;
  name: string;
  carrier: string;
  service: string;
  warehouse_id: string | null;
  effective_from: LocalDate;
  effective_until: LocalDate | null;
  volume_divisor: number | null;
  rounding: string;
  groups: JsonText;
  surcharges: JsonText;
  version: number;
  removed_at: Instant | null;
  changed_at: Instant;
}

export interface FloorRecords {
  id: string;
  station: string;
  warehouse_id: string;
  fulfillment_order_id: string;
  outcome: string;
  stage: string;
  reasons: JsonText;
  scanned_at: Instant;
  recorded_at: Instant;
  recorded_by: string;
  piece_count: number | null;
  blocked: JsonText | null;
  blocked_count: Generated<number>;
  weighed_gram: number | null;
  expected_gram: number | null;
  differs: Generated<boolean>;
  sku_id: string | null;
}

export interface FloorSettings {
  warehouse_id: string;
  needs_check: boolean;
  needs_weigh: boolean;
  ships_by_itself: boolean;
  tolerance_gram: number;
  tolerance_percent: number;
  packaging_gram: number;
  wave_limit: number;
  changed_at: Instant;
}

export interface FulfillmentLines {
  fulfillment_order_id: string;
  position: number;
  order_id: string;
  line_no: string;
  component_position: number;
  sku_id: string;
  quantity: number;
  is_gift: Generated<boolean>;
  dropped_at: Instant | null;
  checked_quantity: Generated<number>;
  piece_from: Generated<number>;
}

export interface FulfillmentMembers {
  fulfillment_order_id: string;
  order_id: string;
}

export interface FulfillmentOrders {
  id: string;
  no: GeneratedAlways<number>;
  shop_id: string;
  lead_order_id: string;
  stage: string;
  stage_since: Instant;
  merged_into: string | null;
  split_of: string | null;
  is_sealed: Generated<boolean>;
  is_restored: Generated<boolean>;
  warehouse_id: string | null;
  warehouse_by: string | null;
  carrier: string | null;
  carrier_by: string | null;
  service: Generated<string>;
  template: Generated<string>;
  route_id: string | null;
  freight_fen: number | null;
  weight_gram: number | null;
  volume_ml: number | null;
  line_count: number;
  piece_count: number;
  sku_count: number;
  stock: Generated<string>;
  priority: Generated<number>;
  ship_by: Instant | null;
  print_count: Generated<number>;
  printed_at: Instant | null;
  picked_at: Instant | null;
  checked_at: Instant | null;
  weighed_at: Instant | null;
  weighed_gram: number | null;
  shipped_at: Instant | null;
  signed_at: Instant | null;
  completed_at: Instant | null;
  opened_at: Instant;
  changed_at: Instant;
  undone_at: Instant | null;
  ship_by_source: string | null;
  penalty_fen: Generated<number>;
  warned_hours: number | null;
  is_refunding: Generated<boolean>;
}

export interface FulfillmentShopSettings {
  shop_id: string;
  reserve_at: string;
  changed_at: Instant;
}

export interface GoodsTexts {
  goods_key: number;
  text: string;
}

export interface HandledOrders {
  fulfillment_order_id: string;
  order_id: string;
  shop_id: string;
  warehouse_id: string | null;
  carrier: string | null;
  paid_at: Instant;
  shipped_at: Instant;
  audited_by: string | null;
  checked_by: string | null;
  shipped_by: string | null;
  handling_seconds: number;
  receive_seconds: number;
  allocate_seconds: number;
  audit_seconds: number;
  number_seconds: number;
  print_seconds: number;
  pick_seconds: number;
  ship_seconds: number;
  people_seconds: number;
}

export interface IdempotencyKeys {
  caller: string;
  key: string;
  fingerprint: Buffer;
  answer: Buffer | null;
  kept_at: Instant;
}

export interface ImportMappings {
  id: string;
  name: string;
  content: JsonText;
  saved_at: Instant;
}

export interface Imports {
  id: string;
  file_id: string;
  file_name: string;
  file_bytes: number;
  file_kept_until: Instant;
  shop_id: string | null;
  state: string;
  revision: number;
  kind: string | null;
  encoding: string | null;
  sheet_names: JsonText;
  sheet_name: string | null;
  heading_row: number | null;
  headings: JsonText;
  is_sure: boolean;
  mapping: JsonText | null;
  check_found: JsonText | null;
  preview_sealed: Buffer | null;
  read_share: number;
  done_count: number;
  new_count: number;
  changed_count: number;
  unchanged_count: number;
  older_count: number;
  trouble: JsonText | null;
  added_by: JsonText;
  shop_scope: JsonText;
  added_at: Instant;
  started_at: Instant | null;
  ended_at: Instant | null;
}

export interface Interceptions {
  parcel_id: string;
  state: string;
  reason: string;
  wanted_at: Instant;
  due_at: Instant | null;
  try_count: Generated<number>;
  asked_at: Instant | null;
  ended_at: Instant | null;
  words: Generated<string>;
  cost_fen: number | null;
  note: Generated<string>;
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

export interface LearnedWeights {
  sku_id: string;
  weight_gram: number;
  learned_at: Instant;
}

export interface Leases {
  name: string;
  holder: string;
  ends_at: Instant;
}

export interface ListingWaits {
  order_id: string;
  line_no: string;
  listing_id: string;
}

export interface Listings {
  id: string;
  shop_id: string;
  product_no: string;
  sku_no: string;
  title: string;
  specification: string;
  merchant_code: string;
  merchant_code_folded: string;
  barcode: string;
  picture_url: string;
  sku_id: string | null;
  matched_by: string | null;
  is_auto: boolean;
  name_grams: string[];
  first_seen_at: Instant;
  last_seen_at: Instant;
}

export interface MeasureBaselines {
  measure: string;
  value: number;
  note: string;
  changed_at: Instant;
  changed_by: string;
}

export interface MerchantSettings {
  key: string;
  value: JsonText;
  changed_at: Instant;
}

export interface NoticeMarks {
  person_id: string;
  seen_at: Instant;
}

export interface NoticeRules {
  code: string;
  content: JsonText;
  version: number;
  changed_at: Instant;
  changed_by: string;
}

export interface Notices {
  id: string;
  rule: string;
  audience: string;
  severity: string;
  detail: JsonText;
  place: string;
  group_key: string;
  count: number;
  first_at: Instant;
  last_at: Instant;
  closed_at: Instant | null;
  closed_by: string | null;
  escalate_at: Instant | null;
}

export interface OnboardingMarks {
  step: string;
  mark: string;
  marked_at: Instant;
  marked_by: string;
}

export interface OpenPulls {
  shop_id: string;
  kind: string;
  from_at: Instant;
  to_at: Instant;
  left_to: Instant;
  window_from: Instant | null;
  window_to: Instant | null;
  page: string | null;
  next_at: Instant;
  asked_by: string;
}

export interface OrderComponents {
  order_id: string;
  line_no: string;
  position: number;
  sku_id: string;
  listing_id: string | null;
  matched_sku_id: string;
  quantity: number;
  list_fen: number;
  merchant_discount_fen: number;
  platform_discount_fen: number;
  other_discount_fen: number;
  postage_fen: number;
  paid_fen: number;
  receivable_fen: number;
}

export interface OrderExceptions {
  id: string;
  order_id: string;
  kind: string;
  detail: JsonText;
  opened_at: Instant;
  cleared_at: Instant | null;
  cleared_by: string | null;
  is_forced: Generated<boolean>;
  end_reason: string | null;
}

export interface OrderExports {
  id: string;
  asked_by: string;
  asked_at: Instant;
  name: string;
  question: JsonText;
  shops: JsonText;
  is_revealed: boolean;
  state: string;
  row_count: number;
  expected_count: number | null;
  file_id: string | null;
  byte_count: number | null;
  finished_at: Instant | null;
  expires_at: Instant;
}

export interface OrderGifts {
  order_id: string;
  rule: string;
  sku_id: string;
  quantity: number;
  given_at: Instant;
  withdrawn_at: Instant | null;
}

export interface OrderHolds {
  id: string;
  order_id: string;
  source: string;
  reason: string;
  until: Instant | null;
  placed_at: Instant;
  placed_by: string;
  ended_at: Instant | null;
  ended_by: string | null;
  end_reason: string | null;
}

export interface OrderLines {
  order_id: string;
  line_no: string;
  position: number;
  product_no: string;
  sku_no: string;
  merchant_code: string;
  barcode: string;
  title: string;
  specification: string;
  picture_url: string;
  quantity: number;
  is_gift: boolean;
  refund: string;
  shipping: string;
  list_fen: number;
  merchant_discount_fen: number;
  platform_discount_fen: number;
  other_discount_fen: number;
  postage_fen: number;
  paid_fen: number;
  receivable_fen: number;
  goods_key: GeneratedAlways<number>;
  title_normal: string;
  specification_normal: string;
}

export interface OrderMarks {
  order_id: string;
  rule_key: string;
  kind: string;
  rule_name: string;
  value: string;
  made_at: Instant;
}

export interface OrderMemos {
  order_id: string;
  state: string;
  reason: string | null;
  try_count: Generated<number>;
  due_at: Instant | null;
  told_memo: string | null;
  told_flag: string | null;
  wanted_at: Instant;
  ended_at: Instant | null;
}

export interface OrderReceivers {
  order_id: string;
  receiver: string;
  told_at: Instant;
}

export interface OrderTags {
  order_id: string;
  tag: string;
  is_on: boolean;
  set_by: string;
  set_at: Instant;
  set_by_name: string;
}

export interface Orders {
  id: string;
  shop_id: string;
  channel_order_no: string;
  status: string;
  platform_status: string;
  payment: string;
  shipping: string;
  refund: string;
  closing: string;
  ordered_at: Instant;
  paid_at: Instant | null;
  shipped_at: Instant | null;
  completed_at: Instant | null;
  ship_by: Instant | null;
  personal_sealed: Buffer;
  buyer_index: Buffer | null;
  buyer_message: string;
  seller_memo: string;
  seller_flag: string;
  receiver_kind: string;
  receiver_province: string;
  receiver_city: string;
  receiver_district: string;
  receiver_name_index: Buffer | null;
  receiver_phone_index: Buffer | null;
  receiver_phone_last_four_index: Buffer | null;
  receiver_merge_index: Buffer | null;
  split_from: string | null;
  list_fen: number;
  merchant_discount_fen: number;
  platform_discount_fen: number;
  other_discount_fen: number;
  postage_fen: number;
  paid_fen: number;
  receivable_fen: number;
  holds: JsonText;
  shipments: JsonText;
  discrepancies: JsonText;
  flags: JsonText;
  unknown: JsonText;
  received_at: Instant;
  changed_at: Instant;
  piece_count: number;
  buyer_nick_index: Buffer | null;
  buyer_message_normal: string;
  seller_memo_normal: string;
  kind: Generated<string>;
  source_order_id: string | null;
  blocking_count: Generated<number>;
  handed_over_at: Instant | null;
  is_ship_forced: Generated<boolean>;
  may_ship: GeneratedAlways<boolean>;
  rushed_at: Instant | null;
}

export interface OwnReceivers {
  order_id: string;
  told_index: Buffer;
  is_told_there: Generated<boolean>;
  set_at: Instant;
  set_by: string;
}

export interface ParcelAlerts {
  id: string;
  parcel_id: string;
  kind: string;
  since: Instant;
  detail: JsonText;
  opened_at: Instant;
  closed_at: Instant | null;
  closed_by: string | null;
  note: string | null;
}

export interface Parcels {
  id: string;
  fulfillment_order_id: string;
  ordinal: number;
  state: string;
  carrier: string;
  service: string;
  source: string | null;
  account_id: string | null;
  waybill_no: string | null;
  parent_waybill_no: string | null;
  routing: JsonText | null;
  print_data_sealed: Buffer | null;
  order_no_there: Generated<string>;
  problem: string | null;
  problem_words: string | null;
  try_count: Generated<number>;
  tried_at: Instant | null;
  wanted_at: Instant;
  numbered_at: Instant | null;
  voided_at: Instant | null;
  void_reason: string | null;
  weighed_gram: number | null;
  shipped_at: Instant | null;
  trace_state: string | null;
  traced_at: Instant | null;
  signed_at: Instant | null;
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

export interface PersonNoticeSettings {
  person_id: string;
  quiet_from: number;
  quiet_to: number;
}

export interface PersonRoads {
  id: string;
  person_id: string;
  road_id: string;
  address_sealed: Buffer;
  address_index: Buffer;
  label: string;
  rank: number;
  is_on: boolean;
  added_at: Instant;
}

export interface PersonRoles {
  person_id: string;
  role_id: string;
}

export interface PrintBatches {
  id: string;
  no: GeneratedAlways<number>;
  kind: string;
  reason: string;
  desk: string;
  item_count: number;
  made_at: Instant;
  made_by_id: string;
  made_by: string;
}

export interface PrintItems {
  id: string;
  batch_id: string;
  position: number;
  fulfillment_order_id: string;
  parcel_id: string | null;
  waybill_no: string;
  road: string | null;
  printing: number;
  state: string;
  attempt: Generated<number>;
  printer: Generated<string>;
  sent_at: Instant | null;
  settled_at: Instant | null;
  message: Generated<string>;
  refusal: JsonText | null;
}

export interface PullRuns {
  id: string;
  shop_id: string;
  kind: string;
  asked_by: string;
  from_at: Instant | null;
  to_at: Instant | null;
  started_at: Instant;
  ended_at: Instant | null;
  outcome: string;
  page_count: Generated<number>;
  document_count: Generated<number>;
  new_count: Generated<number>;
  changed_count: Generated<number>;
  unchanged_count: Generated<number>;
  older_count: Generated<number>;
  unreadable_count: Generated<number>;
  fault_kind: string | null;
  fault_code: string | null;
  fault_words: string | null;
}

export interface RequestGates {
  kind: string;
  condition: JsonText;
  is_on: boolean;
  needs_approval: boolean;
  changed_at: Instant;
  changed_by: string;
}

export interface RequestSteps {
  request_id: string;
  step: string;
  at: Instant;
  detail: JsonText;
}

export interface Roads {
  id: string;
  kind: string;
  name: string;
  fields_sealed: Buffer;
  is_active: boolean;
  token_sealed: Buffer | null;
  token_ends_at: Instant | null;
  paused_until: Instant | null;
  sent_at: Instant | null;
  fault_kind: string | null;
  fault_code: string | null;
  fault_words: string | null;
  fault_at: Instant | null;
  added_at: Instant;
}

export interface Roles {
  id: string;
  code: string;
  name: string;
  built_in: boolean;
  permissions: string[];
  masked_fields: string[];
  position: GeneratedAlways<number>;
  offered: string[] | null;
}

export interface RouteLoads {
  id: GeneratedAlways<number>;
  ships_on: LocalDate;
  service_id: string;
  warehouse_id: string;
  parcels: number;
}

export interface Routes {
  id: string;
  reference_kind: string;
  reference_id: string;
  is_current: boolean;
  routed_at: Instant;
  region: string;
  warehouse_id: string | null;
  service_id: string | null;
  ships_on: LocalDate | null;
  carrier: string | null;
  service: string | null;
  freight_fen: number | null;
  billed_weight_gram: number | null;
  eta_days: number | null;
  wishes: JsonText;
  weights: string;
  candidates: JsonText;
}

export interface RoutingDays {
  day: LocalDate;
  told_at: Instant;
}

export interface RoutingWeights {
  id: GeneratedAlways<number>;
  shop_id: string | null;
  cost: number;
  eta: number;
  reliability: number;
  stock: number;
  quota: number;
  late_penalty_fen: number;
  changed_at: Instant;
}

export interface SavedViews {
  id: string;
  list: string;
  name: string;
  owner_id: string;
  is_shared: boolean;
  filter: JsonText;
  columns: JsonText;
  sort: string;
  position: number;
  changed_at: Instant;
  deleted_at: Instant | null;
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

export interface ShipNotices {
  id: string;
  no: GeneratedAlways<number>;
  shop_id: string;
  order_id: string;
  parcel_id: string;
  channel_order_no: string;
  carrier: string;
  waybill_no: string;
  lines: JsonText | null;
  state: string;
  reason: string | null;
  ship_by: Instant | null;
  try_count: number;
  due_at: Instant | null;
  asked_at: Instant | null;
  is_late_told: boolean;
  fault_kind: string | null;
  fault_code: string | null;
  fault_words: string | null;
  made_at: Instant;
  ended_at: Instant | null;
  ended_by: string | null;
}

export interface ShopLeads {
  shop_id: string;
  person_id: string;
}

export interface Shops {
  id: string;
  channel: string;
  name: string;
  state: string;
  platform_shop_no: string | null;
  app_sealed: Buffer;
  grant_sealed: Buffer | null;
  grant_expires_at: Instant | null;
  pull_interval_ms: number;
  pulled_until: Instant | null;
  added_at: Instant;
  platform_shop_name: Generated<string>;
  next_pull_at: Instant | null;
  last_pull_started_at: Instant | null;
  last_pull_ended_at: Instant | null;
  last_fault_kind: string | null;
  last_fault_code: string | null;
  last_fault_words: string | null;
  last_fault_at: Instant | null;
  is_paused: Generated<boolean>;
  swept_until: Instant | null;
  calls_per_second: number | null;
  refresh_claim: string | null;
  refresh_claimed_until: Instant | null;
  first_load_from: Instant | null;
  authorized_at: Instant | null;
}

export interface SkuGrams {
  gram: string;
  sku_id: string;
}

export interface Skus {
  id: string;
  code: string;
  code_folded: string;
  name: string;
  specification: string;
  barcode: string;
  brand: string;
  category: string;
  picture_url: string;
  weight_gram: number | null;
  volume_mm3: number | null;
  length_mm: number | null;
  width_mm: number | null;
  height_mm: number | null;
  cost_fen: number | null;
  is_bundle: boolean;
  state: string;
  name_grams: string[];
  search_grams: string[];
  created_at: Instant;
  changed_at: Instant;
  floor_fen: number | null;
}

export interface SlaPolicies {
  id: string;
  channel: string;
  ship_hours: number;
  pickup_hours: number;
  penalty_kind: string;
  penalty_share_bp: number;
  penalty_fixed_fen: number;
  penalty_min_fen: number;
  penalty_max_fen: number | null;
  effective_from: LocalDate;
  effective_to: LocalDate | null;
  source: string;
  is_verified: boolean;
  changed_at: Instant;
}

export interface StockDocuments {
  id: string;
  no: GeneratedAlways<number>;
  kind: string;
  warehouse_id: string;
  to_warehouse_id: string | null;
  reverses: string | null;
  source_kind: string | null;
  source_id: string | null;
  note: string;
  line_count: number;
  piece_count: number;
  posted_at: Instant;
  posted_by_id: string;
  posted_by: string;
}

export interface StockLevels {
  sku_id: string;
  warehouse_id: string;
  on_hand: number;
  reserved: number;
  safety: number;
  bin: string;
  counted_at: Instant | null;
  changed_at: Instant;
}

export interface StockMoves {
  seq: GeneratedAlways<number>;
  sku_id: string;
  warehouse_id: string;
  kind: string;
  quantity: number;
  on_hand_after: number;
  reference_kind: string;
  reference_id: string;
  reason: string;
  actor_id: string;
  actor_name: string;
  at: Instant;
}

export interface StockReservations {
  id: string;
  reference_kind: string;
  reference_id: string;
  sku_id: string;
  warehouse_id: string;
  quantity: number;
  state: string;
  reserved_at: Instant;
  ended_at: Instant | null;
}

export interface StoredFileChunks {
  file_id: string;
  position: number;
  bytes_sealed: Buffer;
}

export interface StoredFiles {
  id: string;
  name: string;
  media_type: string;
  byte_count: number | null;
  sha256: Buffer | null;
  stored_at: Instant;
  expires_at: Instant;
}

export interface SubscriberCursors {
  subscriber: string;
  xact: string;
  seq: number;
  moved_at: Instant;
}

export interface SuspendedAreas {
  id: string;
  carrier: string | null;
  region: string;
  keyword: string;
  effect: string;
  reason: string;
  note: string;
  starts_at: Instant;
  ends_at: Instant | null;
  told_start: boolean;
  told_end: boolean;
  added_at: Instant;
  added_by: string;
}

export interface Tours {
  person_id: string;
  tour: string;
  step: number;
  state: string;
  changed_at: Instant;
}

export interface TrackedParcels {
  parcel_id: string;
  watch: string;
  account_id: string | null;
  due_at: Instant | null;
  try_count: Generated<number>;
  trouble: string | null;
  asked_at: Instant | null;
  events: Generated<JsonText>;
  state: string;
  sub: string | null;
  since: Instant | null;
  last_at: Instant | null;
  picked_up_at: Instant | null;
  delivered_at: Instant | null;
  expected_at: Instant | null;
  expected_told_at: Instant | null;
  is_loop: Generated<boolean>;
  heard_at: Instant | null;
  next_check_at: Instant | null;
  tracked_at: Instant;
}

export interface TrackingAccounts {
  id: string;
  name: string;
  source: string;
  fields_sealed: Buffer;
  door: string;
  callback_base: string;
  is_active: boolean;
  queries_on: LocalDate | null;
  query_count: Generated<number>;
  heard_at: Instant | null;
  fault_kind: string | null;
  fault_code: string | null;
  fault_words: string | null;
  fault_at: Instant | null;
  added_at: Instant;
}

export interface TrackingThresholds {
  kind: string;
  carrier: string;
  is_remote: boolean;
  hours: number;
  changed_at: Instant;
}

export interface TwoFactors {
  person_id: string;
  secret_sealed: Buffer;
  last_step: Generated<number>;
  started_at: Instant;
  confirmed_at: Instant | null;
}

export interface UnreadDocuments {
  id: string;
  shop_id: string;
  channel_order_no: string | null;
  document_key: Buffer;
  problem: string;
  document_sealed: Buffer | null;
  road: string;
  read_at: Instant;
  first_seen_at: Instant;
  last_seen_at: Instant;
  seen_count: Generated<number>;
  cleared_at: Instant | null;
}

export interface Warehouses {
  id: string;
  code: string;
  code_folded: string;
  name: string;
  province: string;
  city: string;
  district: string;
  detail: string;
  contact_name: string;
  contact_phone: string;
  cutoff_minute: number | null;
  daily_capacity: number | null;
  state: string;
  is_default: boolean;
  added_at: Instant;
}

export interface WaveMembers {
  wave_id: string;
  fulfillment_order_id: string;
  seat: number;
  left_at: Instant | null;
}

export interface WaveShorts {
  wave_id: string;
  fulfillment_order_id: string;
  warehouse_id: string;
  sku_id: string;
  missing: number;
  raised_at: Instant;
  ended_at: Instant | null;
}

export interface Waves {
  id: string;
  no: GeneratedAlways<number>;
  warehouse_id: string;
  kind: string;
  carrier: string | null;
  zone: string;
  state: string;
  order_count: number;
  piece_count: number;
  sku_count: number;
  ship_by: Instant | null;
  built_at: Instant;
  built_by: string;
  picked_at: Instant | null;
  picked_by: string | null;
}

export interface WaybillAccountShops {
  account_id: string;
  shop_id: string;
}

export interface WaybillAccounts {
  id: string;
  name: string;
  source: string;
  shop_id: string | null;
  serves_all_shops: boolean;
  fields_sealed: Buffer;
  low_balance: number;
  is_active: boolean;
  subscriptions: JsonText;
  read_at: Instant | null;
  low_carriers: string[];
  fault_kind: string | null;
  fault_code: string | null;
  fault_words: string | null;
  fault_at: Instant | null;
  added_at: Instant;
}

export interface WaybillLines {
  account_id: string;
  carrier: string;
  warehouse_id: string;
  sender: JsonText | null;
  account_no: string;
  branch_code: string;
  template_url: string;
  number_fen: number;
}

export interface WaybillTasks {
  parcel_id: string;
  kind: string;
  account_id: string | null;
  carrier: string;
  try_count: number;
  due_at: Instant | null;
  began_at: Instant;
  problem: string | null;
  platform_code: string | null;
  platform_words: string | null;
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
  approval_policies: ApprovalPolicies;
  approval_seats: ApprovalSeats;
  approval_tasks: ApprovalTasks;
  attempt_windows: AttemptWindows;
  audit_blacklist: AuditBlacklist;
  audit_breakers: AuditBreakers;
  audit_decisions: AuditDecisions;
  audit_hits: AuditHits;
  audit_hook_calls: AuditHookCalls;
  audit_hooks: AuditHooks;
  audit_kept_orders: AuditKeptOrders;
  audit_names: AuditNames;
  audit_price_norms: AuditPriceNorms;
  audit_questions: AuditQuestions;
  audit_rule_set: AuditRuleSet;
  audit_rule_versions: AuditRuleVersions;
  audit_rules: AuditRules;
  audit_states: AuditStates;
  backtest_facts: BacktestFacts;
  backtest_lines: BacktestLines;
  backup_codes: BackupCodes;
  bundle_components: BundleComponents;
  buyer_confirmations: BuyerConfirmations;
  call_paces: CallPaces;
  carrier_refusals: CarrierRefusals;
  carrier_services: CarrierServices;
  chain_breaks: ChainBreaks;
  chain_limits: ChainLimits;
  change_requests: ChangeRequests;
  channel_news: ChannelNews;
  channel_orders: ChannelOrders;
  completeness_checks: CompletenessChecks;
  completeness_hours: CompletenessHours;
  credentials: Credentials;
  deliveries: Deliveries;
  duty_lists: DutyLists;
  duty_shifts: DutyShifts;
  fee_tables: FeeTables;
  floor_records: FloorRecords;
  floor_settings: FloorSettings;
  fulfillment_lines: FulfillmentLines;
  fulfillment_members: FulfillmentMembers;
  fulfillment_orders: FulfillmentOrders;
  fulfillment_shop_settings: FulfillmentShopSettings;
  goods_texts: GoodsTexts;
  handled_orders: HandledOrders;
  idempotency_keys: IdempotencyKeys;
  import_mappings: ImportMappings;
  imports: Imports;
  interceptions: Interceptions;
  journal: Journal;
  learned_weights: LearnedWeights;
  leases: Leases;
  listing_waits: ListingWaits;
  listings: Listings;
  measure_baselines: MeasureBaselines;
  merchant_settings: MerchantSettings;
  notice_marks: NoticeMarks;
  notice_rules: NoticeRules;
  notices: Notices;
  onboarding_marks: OnboardingMarks;
  open_pulls: OpenPulls;
  order_components: OrderComponents;
  order_exceptions: OrderExceptions;
  order_exports: OrderExports;
  order_gifts: OrderGifts;
  order_holds: OrderHolds;
  order_lines: OrderLines;
  order_marks: OrderMarks;
  order_memos: OrderMemos;
  order_receivers: OrderReceivers;
  order_tags: OrderTags;
  orders: Orders;
  own_receivers: OwnReceivers;
  parcel_alerts: ParcelAlerts;
  parcels: Parcels;
  parked_events: ParkedEvents;
  people: People;
  person_notice_settings: PersonNoticeSettings;
  person_roads: PersonRoads;
  person_roles: PersonRoles;
  print_batches: PrintBatches;
  print_items: PrintItems;
  pull_runs: PullRuns;
  request_gates: RequestGates;
  request_steps: RequestSteps;
  roads: Roads;
  roles: Roles;
  route_loads: RouteLoads;
  routes: Routes;
  routing_days: RoutingDays;
  routing_weights: RoutingWeights;
  saved_views: SavedViews;
  schema_migrations: SchemaMigrations;
  sessions: Sessions;
  setup_codes: SetupCodes;
  ship_notices: ShipNotices;
  shop_leads: ShopLeads;
  shops: Shops;
  sku_grams: SkuGrams;
  skus: Skus;
  sla_policies: SlaPolicies;
  stock_documents: StockDocuments;
  stock_levels: StockLevels;
  stock_moves: StockMoves;
  stock_reservations: StockReservations;
  stored_file_chunks: StoredFileChunks;
  stored_files: StoredFiles;
  subscriber_cursors: SubscriberCursors;
  suspended_areas: SuspendedAreas;
  tours: Tours;
  tracked_parcels: TrackedParcels;
  tracking_accounts: TrackingAccounts;
  tracking_thresholds: TrackingThresholds;
  two_factors: TwoFactors;
  unread_documents: UnreadDocuments;
  warehouses: Warehouses;
  wave_members: WaveMembers;
  wave_shorts: WaveShorts;
  waves: Waves;
  waybill_account_shops: WaybillAccountShops;
  waybill_accounts: WaybillAccounts;
  waybill_lines: WaybillLines;
  waybill_tasks: WaybillTasks;
  worker_heartbeats: WorkerHeartbeats;
}
