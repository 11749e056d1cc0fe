import type { AuditRule } from '@zhidan/core/audit/audit-rule.ts';
import type { RuleVersion } from '@zhidan/core/audit/engine/rule-book.ts';
import type { Names } from '@zhidan/core/conditions/place.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import { columnNames, givenRows, type Column } from '../../platform/db/given-rows.ts';

type By = Pick<Asked, 'by' | 'now'>;

/** What is in force now, and the number of this state. */
export type RulesInForce = Readonly<{ ruleSet: number; live: readonly RuleVersion[]; names: Names }>;

/** The rules that are published, with their switches, and the names they use. Two statements. */
export async function rulesInForce(db: Db): Promise<RulesInForce> {
  const { rows } = await sql<{ content: AuditRule; version: number; isOn: boolean; ruleSet: number }>`
    select version.content, version.version, rule.is_on as "isOn", state.version as "ruleSet"
    from audit_rule_set as state
    left join audit_rules as rule on rule.live_version is not null
    left join audit_rule_versions as version on version.rule_key = rule.key and version.version = rule.live_version
    order by rule.key`.execute(db);
  const live = rows.flatMap(({ content, version, isOn }) => (content ? [{ rule: { ...content, isOn }, version }] : []));
  return { ruleSet: rows[0]?.ruleSet ?? 0, live, names: await namesInForce(db) };
}

type NameRow = Readonly<{ kind: 'list' | 'parameter' | 'condition'; key: string; content: never }>;

export async function namesInForce(db: Db): Promise<Names> {
  const { rows } = await sql<NameRow>`select kind, key, content from audit_names order by key`.execute(db);
  const of = (kind: NameRow['kind']) =>
    Object.fromEntries(rows.filter((row) => row.kind === kind).map(({ key, content }) => [key, content]));
  return { lists: of('list'), parameters: of('parameter'), conditions: of('condition') };
}

/** A rule with all that stands about it. */
export type StoredRule = Readonly<{
  key: string;
  liveVersion: number | null;
  isOn: boolean;
  live: AuditRule | null;
  draft: AuditRule | null;
  draftAt: Instant | null;
  draftBy: string | null;
  pack: string;
  publishedAt: Instant | null;
  publishedBy: string | null;
}>;

const ruleColumns = sql`
  rule.key, rule.live_version as "liveVersion", rule.is_on as "isOn", version.content as live, rule.draft, rule.draft_at as "draftAt",
  rule.draft_by as "draftBy", rule.pack, version.published_at as "publishedAt", version.published_by as "publishedBy"`;

const withVersion = sql`
  audit_rules as rule
  left join audit_rule_versions as version on version.rule_key = rule.key and version.version = rule.live_version`;

export async function storedRules(db: Db): Promise<readonly StoredRule[]> {
  const { rows } = await sql<StoredRule>`select ${ruleColumns} from ${withVersion} order by rule.position`.execute(db);
  return rows;
}

export async function ruleForUpdate(tx: Tx, key: string): Promise<StoredRule | undefined> {
  const { rows } = await sql<StoredRule>`select ${ruleColumns} from ${withVersion} where rule.key = ${key} for update of rule`.execute(tx);
  return rows[0];
}

/** Adds rules that are not there yet, each published as its first version. Answers the keys of those added. */
export async function insertRules(
  tx: Tx,
  { by, now }: By,
  ask: Readonly<{ rules: readonly AuditRule[]; pack: string }>,
): Promise<readonly string[]> {
  if (ask.rules.length === 0) return [];
  const columns: readonly Column<AuditRule>[] = [
    { name: 'key', type: 'text', of: ({ key }) => key },
    { name: 'is_on', type: 'boolean', of: ({ isOn }) => isOn },
    { name: 'content', type: 'jsonb', of: (rule) => JSON.stringify(rule) },
  ];
  const { rows } = await sql<{ key: string }>`
    with given as (select * from ${givenRows(columns, ask.rules)}),
    added as (
      insert into audit_rules (key, live_version, is_on, pack, added_at)
      select key, 1, is_on, ${ask.pack}, ${now} from given
      on conflict (key) do nothing
      returning key
    )
    insert into audit_rule_versions (rule_key, version, content, published_at, published_by)
    select given.key, 1, given.content, ${now}, ${by.actor.name} from given join added on added.key = given.key
    returning rule_key as key`.execute(tx);
  return rows.map(({ key }) => key);
}

/** A new rule that is only a draft. False when its key is taken. */
export async function insertDraft(tx: Tx, { by, now }: By, rule: AuditRule): Promise<boolean> {
  const { rows } = await sql<{ key: string }>`
    insert into audit_rules (key, live_version, is_on, draft, draft_at, draft_by, pack, added_at)
    values (${rule.key}, null, false, ${JSON.stringify(rule)}, ${now}, ${by.actor.name}, '', ${now})
    on conflict (key) do nothing returning key`.execute(tx);
  return rows.length > 0;
}

export async function saveDraft(tx: Tx, { by, now }: By, ask: Readonly<{ key: string; draft: AuditRule | null }>): Promise<void> {
  const at = ask.draft === null ? null : now;
  await sql`
    update audit_rules set draft = ${ask.draft && JSON.stringify(ask.draft)}, draft_at = ${at}, draft_by = ${at && by.actor.name}
    where key = ${ask.key}`.execute(tx);
}

/** Writes the draft down as the next version and puts it in force. */
export async function insertVersion(tx: Tx, { by, now }: By, ask: Readonly<{ rule: AuditRule; version: number }>): Promise<void> {
  const { rule, version } = ask;
  await sql`
    insert into audit_rule_versions (rule_key, version, content, published_at, published_by)
    values (${rule.key}, ${version}, ${JSON.stringify(rule)}, ${now}, ${by.actor.name})`.execute(tx);
  await sql`
    update audit_rules set live_version = ${version}, is_on = ${rule.isOn}, draft = null, draft_at = null, draft_by = null
    where key = ${rule.key}`.execute(tx);
}

type Switch = Readonly<{ key: string; isOn: boolean }>;

export async function saveSwitches(tx: Tx, switches: readonly Switch[]): Promise<void> {
  if (switches.length === 0) return;
  const columns: readonly Column<Switch>[] = [
    { name: 'key', type: 'text', of: ({ key }) => key },
    { name: 'is_on', type: 'boolean', of: ({ isOn }) => isOn },
  ];
  await sql`
    update audit_rules as rule set is_on = given.is_on from ${givenRows(columns, switches)} where rule.key = given.key`.execute(tx);
}

/** Every change of what is in force takes the next number; who changes something waits here for the other. */
export async function nextRuleSet(tx: Tx): Promise<number> {
  const { rows } = await sql<{ version: number }>`update audit_rule_set set version = version + 1 returning version`.execute(tx);
  return rows[0]?.version ?? 0;
}

export type NameToSave = Readonly<{ kind: NameRow['kind']; key: string; content: object }>;

/** Adds names; those that are there stay as people have made them. */
export async function insertNames(tx: Tx, { by, now }: By, names: readonly NameToSave[]): Promise<void> {
  if (names.length === 0) return;
  const columns: readonly Column<NameToSave>[] = [
    { name: 'kind', type: 'text', of: ({ kind }) => kind },
    { name: 'key', type: 'text', of: ({ key }) => key },
    { name: 'content', type: 'jsonb', of: ({ content }) => JSON.stringify(content) },
  ];
  await sql`
    insert into audit_names (${columnNames(columns)}, changed_at, changed_by)
    select ${columnNames(columns)}, ${now}, ${by.actor.name} from ${givenRows(columns, names)}
    on conflict (kind, key) do nothing`.execute(tx);
}

export async function saveName(tx: Tx, { by, now }: By, { kind, key, content }: NameToSave): Promise<void> {
  await sql`
    update audit_names set content = ${JSON.stringify(content)}, changed_at = ${now}, changed_by = ${by.actor.name}
    where kind = ${kind} and key = ${key}`.execute(tx);
}
