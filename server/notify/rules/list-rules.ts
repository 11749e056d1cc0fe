import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { newsBy } from '@zhidan/core/notify/notice-rule.ts';
import { newsCodes } from '@zhidan/core/notify/news-table.ts';
import type { listNoticeRules as contract, NewsView } from '@zhidan/core/notify/rule-api.ts';
import { dutyLists } from '../../approvals/index.ts';
import type { Db } from '../../platform/db/database.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { roadKindRow } from '../roads/road-kind-row.ts';
import { allRoads } from '../roads/road-store.ts';
import { currentRules } from './current-rules.ts';
import { ruleSentence, type RuleNames } from './rule-sentence.ts';
import { namesOfRolesAndPeople } from './rule-store.ts';

/** All rules as sentences, and what an editor offers: events with their fields, roles, persons, groups. */
export async function listRules(db: Db, { by }: Asked, vault: Vault): Promise<OutputOf<typeof contract>> {
  const [rules, { roles, people }, roads, lists] = await Promise.all([
    currentRules(db),
    namesOfRolesAndPeople(db),
    allRoads(db, vault),
    dutyLists(db),
  ]);
  const groups = roads.filter(({ kind }) => roadKindRow(kind).reach === 'group').map(({ id, name }) => ({ id: id as string, name }));
  const names: RuleNames = {
    roles: new Map(roles.map(({ code, name }) => [code, name])),
    people: new Map(people.map(({ id, name }) => [id, name])),
    groups: new Map(groups.map(({ id, name }) => [id, name])),
    dutyLists: new Map(lists.map(({ id, name }) => [id, name])),
  };
  return {
    items: rules.map((row) => ({ ...row, sentence: ruleSentence(row.rule, names, by.language) })),
    news: newsCodes.map(newsView),
    roles: [...roles],
    people: [...people],
    groups,
    dutyLists: [...lists],
  };
}

function newsView(code: NewsView['code']): NewsView {
  const { on, fields, named } = newsBy(code);
  return {
    code,
    words: on.type.words,
    fields: Object.entries(fields).map(([key, { words, type }]) => ({ key, words, type })),
    named: named?.words ?? null,
  };
}
