import { expect, test } from 'vitest';
import { signedOut } from '../../core/identity/identity-event.ts';
import { showSession } from '../../core/identity/session-api.ts';
import type { Endpoint } from '../../core/kernel/endpoint.ts';
import { contractRules, hookProofs } from './contract-rules.ts';
import type { Contracts } from './contracts.ts';
import { houseRefusals, houseRules } from './house-rules.ts';
import type { House } from './house.ts';

test('the repository keeps every rule of the house', { timeout: 60_000 }, async () => {
  expect(await houseRefusals(process.cwd())).toEqual([]);
});

const lines = (count: number): string => 'export {};\n'.repeat(count);

/** One planted file each: which rule refuses it. */
const planted: readonly (readonly [string, string, string, string])[] = [
  ['SQL in a command', 'server/orders/hold-order.ts', 'export const holdOrder = sql`select 1`;', 'sql-only-in-stores'],
  [
    'a query builder in a command',
    'server/orders/hold-order.ts',
    "export const holdOrder = () => tx.selectFrom('orders');",
    'sql-only-in-stores',
  ],
  ['SQL through the driver', 'server/orders/hold-order.ts', "export const holdOrder = () => pool.query('select 1');", 'sql-only-in-stores'],
  ['a Chinese text in a page', 'web/orders/order-page.tsx', 'export const title = "订单";', 'words-in-words-tables'],
  ['a clock in core', 'core/orders/order.ts', 'export const now = new Date();', 'now-is-an-argument'],
  ['a star export', 'core/orders/order.ts', "export * from './line.ts';", 'exports-by-name'],
  ['a class that is no error', 'core/orders/order.ts', 'export class Order {}', 'classes-are-few'],
  ['a bare TODO', 'core/orders/order.ts', '// TODO later', 'todo-bears-an-issue'],
  ['a silenced compiler', 'core/orders/order.ts', '// @ts-ignore', 'no-switched-off-rules'],
  ['a test without expectation', 'core/orders/order.test.ts', "test('runs', () => {});", 'tests-expect-something'],
  ['a file of 301 lines', 'core/orders/order.ts', lines(301), 'files-are-short'],
  ['a file called helpers', 'core/orders/order-helpers.ts', '', 'names-say-something'],
  ['a folder called utils', 'web/utils/order.ts', '', 'names-say-something'],
  ['a file in camel case', 'core/orders/orderLine.ts', '', 'names-say-something'],
  ['a command under another name', 'server/orders/hold-order.ts', 'export function lockOrder() {}', 'files-bear-their-name'],
  ['code in a front door', 'server/orders/index.ts', 'export function holdOrder() {}', 'front-doors-only-export'],
  ['a folder that is no module', 'server/stuff/hold-order.ts', '', 'folders-are-modules'],
  ['a package with a range', 'core/package.json', '{"dependencies":{"zod":"^4.0.0"}}', 'packages-are-pinned'],
  ['a package without a reason', 'core/package.json', '{"dependencies":{"zod":"4.0.0"}}', 'packages-are-explained'],
  ['a package that nothing imports', 'core/package.json', '{"dependencies":{"zod":"4.0.0"}}', 'packages-are-used'],
  ['a reason without a package', 'docs/dependencies.md', '| `left-pad` | core | pads |', 'packages-are-explained'],
  ['a copyleft package', 'package-lock.json', '{"packages":{"node_modules/x":{"license":"GPL-3.0"}}}', 'licences-are-permissive'],
  ['a folder missing from the architecture page', 'core/orders/order.ts', '', 'architecture-page-is-true'],
  ['a folder that only the architecture page knows', 'docs/architecture.md', 'core/orders/   orders', 'architecture-page-is-true'],
  ['a decision note without its number', 'docs/decisions/0007-no-orm.md', '# No ORM', 'decisions-are-numbered'],
  ['a dead link', 'README.md', '[docs](docs/nowhere.md)', 'links-lead-somewhere'],
];

test.each(planted)('%s is refused', (_what, path, text, rule) => {
  const house: House = { root: '/nowhere', files: [{ path, text }] };
  expect(houseRules.flatMap(({ find }) => find(house)).filter((refusal) => refusal.endsWith(`[${rule}]`))).not.toEqual([]);
});

/** The same places filled rightly: a rule that refuses these would be in the way. */
const welcome: readonly (readonly [string, string, string])[] = [
  ['SQL in a store', 'server/orders/order-store.ts', 'export const holds = sql`select 1`;'],
  ['prose about SQL', 'server/orders/hold-order.ts', '// never sql`…` here\nexport function holdOrder() {}'],
  ['Chinese in a words table', 'web/orders/words.ts', "export const words = { title: { 'zh-CN': '订单', en: 'Orders' } };"],
  ['a moment from a value', 'core/orders/order.ts', 'export const at = (ms: number) => new Date(ms);'],
  ['a file of 300 lines', 'core/orders/order.ts', lines(300)],
  ['a command that bears its name', 'server/orders/hold-order.ts', 'export async function holdOrder() {}'],
  ['an error of an error', 'core/orders/order.ts', 'class Odd extends Error {}\nexport class Odder extends Odd {}'],
  ['a front door', 'server/orders/index.ts', "// what others may ask\nexport { holdOrder } from './hold-order.ts';\n"],
  ['a service worker', 'web/app/service-worker.ts', ''],
];

test.each(welcome)('%s is welcome', (_what, path, text) => {
  const house: House = {
    root: '/nowhere',
    files: [
      { path, text },
      { path: 'docs/architecture.md', text: treeOf(path) },
    ],
  };
  expect(houseRules.flatMap(({ find }) => find(house))).toEqual([]);
});

function treeOf(path: string): string {
  const [box = '', folder = ''] = path.split('/');
  return `${box}/ a box\n${box}/${folder}/ a module\ndocs/ pages\n`;
}

const both = { 'zh-CN': '订单', en: 'Orders' };
/** The doors whose proofs the rules name. */
const doors = { name: 'doors', hooks: Object.keys(hookProofs).map((path) => ({ path })) };
const nothing: Contracts = { endpoints: [], events: [], refusals: [], words: [], permissions: [], modules: [doors] };
const listOrders: Endpoint = { ...showSession, path: '/api/orders', permission: 'orders.display', title: both };
const openOrders = { ...listOrders, permission: 'public' };
const lawlessOrders = { ...listOrders, permission: '' };
const parcelLost = { ...signedOut.type, name: 'parcel.lost', subjectKind: 'parcel', words: both };
const at = <Thing>(thing: Thing, name = 'listOrders') => [{ path: 'core/orders/api.ts', name, thing }];
const mounting = [doors, { name: 'orders', routes: [{ contract: listOrders }], events: [{ type: parcelLost }] }];

const contractsRefused: readonly (readonly [string, Partial<Contracts>, string])[] = [
  ['a missing English word', { words: at({ 'zh-CN': '订单', en: ' ' }) }, 'words-in-both-languages'],
  ['a value that only Chinese readers see', { words: at({ 'zh-CN': '订单 {orderNo}', en: 'Order' }) }, 'words-in-both-languages'],
  ['an endpoint without permission', { endpoints: at(lawlessOrders) }, 'endpoints-have-permissions'],
  ['an endpoint with an unknown permission', { endpoints: at(listOrders) }, 'endpoints-have-permissions'],
  ['a public endpoint that nobody named', { endpoints: at(openOrders) }, 'endpoints-have-permissions'],
  ['two endpoints with one address', { endpoints: [...at(listOrders), ...at(listOrders, 'showOrders')] }, 'endpoints-are-unique'],
  ['an endpoint that is not mounted', { endpoints: at(listOrders) }, 'endpoints-are-mounted'],
  ['a refusal that nothing uses', { refusals: at({ ...both, status: 409 }, 'order.not_holdable') }, 'refusals-are-used'],
  ['an event that no module lists', { events: at(parcelLost) }, 'events-are-listed'],
  ['an event that nobody hears', { events: at(parcelLost), modules: mounting }, 'events-are-heard'],
];

test.each(contractsRefused)('%s is refused', (_what, contracts, rule) => {
  const refusals = contractRules.flatMap(({ find }) => find({ ...nothing, ...contracts }, { root: '/nowhere', files: [] }));
  expect(refusals.filter((refusal) => refusal.endsWith(`[${rule}]`))).not.toEqual([]);
});

test('a refusal code without a row in a table is refused', () => {
  const files = [{ path: 'core/orders/order-hold.ts', text: "return refuse('order.not_holdable');" }];
  const refusals = contractRules.flatMap(({ find }) => find(nothing, { root: '/nowhere', files }));
  expect(refusals).toEqual([expect.stringContaining('the refusal order.not_holdable has no words')]);
});

test('a module that is not plugged in is refused', () => {
  const files = [{ path: 'server/orders/module.ts', text: '' }];
  const refusals = contractRules.flatMap(({ find }) => find(nothing, { root: '/nowhere', files }));
  expect(refusals).toEqual([expect.stringContaining('no module called orders is plugged in')]);
});

test('an endpoint that is mounted, known and permitted is welcome', () => {
  const contracts = { ...nothing, endpoints: at(listOrders), modules: mounting, permissions: ['orders.display'] };
  expect(contractRules.flatMap(({ find }) => find(contracts, { root: '/nowhere', files: [] }))).toEqual([]);
});
