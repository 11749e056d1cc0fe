import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Endpoint } from '../../core/kernel/endpoint.ts';
import type { EventType } from '../../core/kernel/event.ts';
import type { RefusalWords } from '../../core/kernel/refusal-table.ts';
import type { Words } from '../../core/kernel/words.ts';
import { isTest, type House } from './house.ts';

/** A thing that the sources export as data, and where. */
type At<Thing> = Readonly<{ path: string; name: string; thing: Thing }>;

/** What a server module plugs into main, as far as the rules ask. */
export type PluggedModule = Readonly<{
  name: string;
  routes?: readonly Readonly<{ contract: Endpoint }>[];
  hooks?: readonly Readonly<{ path: string }>[];
  subscribers?: readonly Readonly<{ name: string; on: readonly string[] }>[];
  refusals?: Readonly<Record<string, unknown>>;
  events?: readonly Readonly<{ type: EventType }>[];
}>;

/** All contracts of the house as the data they are. */
export type Contracts = Readonly<{
  endpoints: readonly At<Endpoint>[];
  events: readonly At<EventType>[];
  refusals: readonly At<RefusalWords>[];
  words: readonly At<Words>[];
  permissions: readonly string[];
  /** the list of server/main.ts */
  modules: readonly PluggedModule[];
}>;

/** Modules are made for a running program; the rules read their tables only. */
const someDeployment = { version: '0.0.0', isDemo: false, isEmbeddedDatabase: true, startedAt: '2026-01-01T00:00:00.000Z' };

type Exported = Readonly<{ path: string; exports: Readonly<Record<string, unknown>> }>;

/** Loads what core, the words of the web and the list of modules export; loading them has no side effect. */
export async function loadContracts(house: House): Promise<Contracts> {
  const core = await load(house, /^core\/.*\.ts$|^server\/.*-refusal\.ts$|^web\/(?:.*[/-])?words\.ts$/u);
  const [main] = await load(house, /^server\/main\.ts$/u);
  const all = core.flatMap(({ path, exports }) => Object.entries(exports).map(([name, thing]) => ({ path, name, thing })));
  const permissionRows = all.find(({ path, name }) => path === 'core/identity/permission.ts' && name === 'permissions')?.thing;
  return {
    endpoints: all.filter((found): found is At<Endpoint> => isEndpoint(found.thing)),
    events: all.flatMap(({ path, name, thing }) => (isEvent(thing) ? [{ path, name, thing: thing.type }] : [])),
    refusals: all.flatMap(({ path, thing }) => (isRefusalTable(thing) ? rowsOf(path, thing) : [])),
    words: all.flatMap(({ path, name, thing }) => wordsIn(path, name, thing)),
    permissions: isRecord(permissionRows) ? Object.keys(permissionRows) : [],
    modules: typeof main?.exports['modulesOf'] === 'function' ? (main.exports['modulesOf'](someDeployment) as PluggedModule[]) : [],
  };
}

async function load({ root, files }: House, pattern: RegExp): Promise<readonly Exported[]> {
  const paths = files.filter((file) => pattern.test(file.path) && !isTest(file) && existsSync(join(root, file.path)));
  return Promise.all(
    paths.map(async ({ path }) => ({ path, exports: (await import(pathToFileURL(join(root, path)).href)) as Exported['exports'] })),
  );
}

const isRecord = (thing: unknown): thing is Readonly<Record<string, unknown>> => typeof thing === 'object' && thing !== null;

/** A table by language of something else than texts (a locale, a function) is not for us. */
const isWords = (thing: unknown): thing is Words =>
  isRecord(thing) &&
  ('zh-CN' in thing || 'en' in thing) &&
  ['zh-CN', 'en'].every((language) => ['string', 'undefined'].includes(typeof thing[language]));

function isEndpoint(thing: unknown): thing is Endpoint {
  return isRecord(thing) && typeof thing['path'] === 'string' && thing['path'].startsWith('/') && 'method' in thing && 'input' in thing;
}

function isEvent(thing: unknown): thing is Readonly<{ type: EventType }> {
  return typeof thing === 'function' && 'type' in thing && isRecord(thing.type) && 'subjectKind' in thing.type;
}

function isRefusalTable(thing: unknown): thing is Readonly<Record<string, RefusalWords>> {
  const rows = isRecord(thing) ? Object.values(thing) : [];
  return rows.length > 0 && rows.every((row) => isWords(row) && 'status' in row);
}

function rowsOf<Thing>(path: string, table: Readonly<Record<string, Thing>>): At<Thing>[] {
  return Object.entries(table).map(([name, thing]) => ({ path, name, thing }));
}

/** Every text in two languages that an export holds, however deep; schemas are not looked into. */
function wordsIn(path: string, name: string, thing: unknown, seen = new Set<unknown>()): At<Words>[] {
  if (isWords(thing)) return [{ path, name, thing }];
  const holder = isEvent(thing) ? thing.type : thing;
  if (!isRecord(holder) || seen.has(holder) || '_zod' in holder) return [];
  seen.add(holder);
  return Object.entries(holder).flatMap(([key, inner]) => wordsIn(path, `${name}.${key}`, inner, seen));
}
