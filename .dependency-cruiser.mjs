// The architecture as a table: who may import what. Each rule prints its comment with every refusal.
// Read by `npm run check`; the rows of the business modules are in scripts/architecture/module-table.ts.
import { mayAsk, moduleNames, openToConnectors } from './scripts/architecture/module-table.ts';

const tests = '\\.test\\.tsx?$|^server/(testing|journeys)/|^web/e2e/';
const modules = `(${moduleNames.join('|')})`;
const sql = '(^|/)node_modules/(kysely|pg|pg-[^/]+|@types/pg[^/]*)/';
const sqlPlaces = '^server/.*(-store|-query)\\.ts$|^server/(platform|migrations|testing|journeys)/|^bench/|^server/.*\\.test\\.ts$';

/** A rule that refuses with a sentence: what is wrong, and what to do. */
const refuse = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** News, and which channels a merchant may sell on: words that every module may use. */
const openToAll = '^core/.+-event\\.ts$|^core/channels/channel\\.ts$';

const moduleRules = moduleNames.flatMap((name) => {
  const open = mayAsk(name);
  const closed = moduleNames.filter((other) => other !== name && !open.includes(other));
  if (closed.length === 0) return [];
  return ['core', 'server'].map((box) =>
    refuse(
      `${box}/${name}-asks-only-its-own`,
      `${name} may ask: ${open.join(', ') || 'nobody'}. Tell others by an event, or change scripts/architecture/module-table.ts and say why in docs/decisions.`,
      { path: `^${box}/${name}/`, pathNot: tests },
      { path: `^(core|server)/(${closed.join('|')})/`, pathNot: openToAll },
    ),
  );
});

const boxRules = [
  refuse(
    'kernel-knows-nothing',
    'core/kernel imports nothing of ours: what it needs comes as an argument. Move the rule into a module.',
    { path: '^core/kernel/' },
    { path: '^(core|server|connectors|web|emulators|scripts|bench)/', pathNot: '^core/kernel/' },
  ),
  refuse(
    'core-knows-no-other-box',
    'core is what the business means; it imports only core. Turn the arrow round: let the other box import core.',
    { path: '^core/' },
    { path: '^(server|connectors|web|emulators|scripts|bench)/' },
  ),
  refuse(
    'core-is-pure',
    'core does no I/O: the only package it may import is zod. Pass facts, `now` and randomness as arguments, or move the code to server.',
    { path: '^core/', pathNot: tests },
    { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer'], pathNot: '(^|/)node_modules/zod/' },
  ),
  refuse(
    'connectors-know-core-only',
    `A connector imports only core/(${openToConnectors.join('|')}). What it lacks belongs into their contracts.`,
    { path: '^connectors/' },
    { path: '^(core|server|web|emulators|scripts|bench)/', pathNot: `^core/(${openToConnectors.join('|')})/` },
  ),
  refuse(
    'connectors-do-not-know-each-other',
    'A connector is one folder and stands alone. What two share belongs into core, or is written twice; only tests and fixtures ask connectors/contract.',
    { path: '^connectors/([^/]+)/', pathNot: '\\.(test|fixture)\\.ts$' },
    { path: '^connectors/[^/]+/', pathNot: '^connectors/$1/' },
  ),
  refuse(
    'connector-tests-do-not-know-each-other',
    'A test of a connector asks its own folder and connectors/contract.',
    { path: '^connectors/([^/]+)/.*\\.(test|fixture)\\.ts$' },
    { path: '^connectors/[^/]+/', pathNot: '^connectors/($1|contract)/' },
  ),
  refuse(
    'emulators-stand-alone',
    'An emulator is the proof against our own reading of a platform: it imports only core/kernel and its own box, never our connectors.',
    { path: '^emulators/' },
    { path: '^(core|server|connectors|web|scripts|bench)/', pathNot: '^core/kernel/' },
  ),
  refuse(
    'platform-knows-no-business',
    'server/platform imports only core/kernel and itself. Give it what it needs as an argument or as data of a Module.',
    { path: '^server/platform/', pathNot: tests },
    { path: '^(core|server|connectors|web|emulators|scripts|bench)/', pathNot: '^(core/kernel|server/platform)/' },
  ),
  refuse(
    'server-knows-no-screen',
    'server imports core and connectors; the web is served as files, an emulator is reached over HTTP.',
    { path: '^server/', pathNot: tests },
    { path: '^(web|emulators|scripts|bench)/' },
  ),
  refuse(
    'connectors-by-the-list',
    'server asks connectors only through connectors/index.ts; only connectorOf, waybillSourceOf, trackingSourceOf, messengerOf and tests hold its lists.',
    {
      path: '^server/',
      pathNot: `^server/(channels/call/connector-of|waybills/accounts/waybill-source-of|tracking/accounts/tracking-source-of|notify/roads/messenger-of)\\.ts$|${tests}`,
    },
    { path: '^connectors/' },
  ),
  refuse(
    'modules-by-the-front-door',
    'Another module is asked only through its index.ts. Export there what others may use.',
    { path: `^server/${modules}/`, pathNot: tests },
    { path: `^server/${modules}/`, pathNot: '^server/($1)/|^server/[^/]+/index\\.ts$' },
  ),
  refuse(
    'sql-only-in-stores',
    'SQL lives in *-store.ts, *-query.ts and server/platform. Move the statement into the store of the noun it is about.',
    { pathNot: sqlPlaces },
    { path: sql },
  ),
  refuse(
    'tests-are-not-product',
    'Product code does not import tests or test tools. Move what it needs out of them.',
    { pathNot: `${tests}|^bench/|^scripts/|^vitest\\.config\\.ts$` },
    { path: tests },
  ),
];

const webRules = [
  refuse(
    'web-knows-core-only',
    'web talks to the server over HTTP, by the contracts in core/*/api.ts; it imports only core and itself.',
    { path: '^web/', pathNot: tests },
    { path: '^(server|connectors|emulators|scripts|bench)/' },
  ),
  refuse(
    'web-lib-knows-core-only',
    'web/lib is below everything in web: it imports only core and itself.',
    { path: '^web/lib/', pathNot: tests },
    { path: '^web/', pathNot: '^web/lib/' },
  ),
  refuse(
    'web-ui-knows-no-page',
    'web/ui is our look: it imports core, web/lib and itself. What a page knows comes as a property.',
    { path: '^web/ui/', pathNot: tests },
    { path: '^web/', pathNot: '^web/(ui|lib)/' },
  ),
  refuse(
    'web-modules-do-not-know-the-frame',
    'web/app composes the modules; a module imports core, ui, lib and itself.',
    { path: `^web/${modules}/`, pathNot: tests },
    { path: '^web/app/' },
  ),
  refuse(
    'web-modules-by-the-front-door',
    'Another web module is asked only for what its index.ts exports: links and small parts.',
    { path: `^web/${modules}/`, pathNot: tests },
    { path: `^web/${modules}/`, pathNot: '^web/($1)/|^web/[^/]+/index\\.ts$' },
  ),
];

const soundness = [
  refuse(
    'no-circles',
    'These files import each other in a circle, types included. Move what both need into a third file below them.',
    {},
    { circular: true },
  ),
  refuse(
    'imports-resolve',
    'This import leads nowhere. Check the path and its ending .ts; across boxes write @zhidan/core/….',
    { pathNot: '^web/' },
    { couldNotResolve: true },
  ),
  refuse(
    'web-imports-resolve',
    'This import leads nowhere. Check the path and its ending .ts; across boxes write @zhidan/core/….',
    { path: '^web/' },
    { couldNotResolve: true, pathNot: '^virtual:' },
  ),
  refuse(
    'packages-are-declared',
    'This package is in no package.json of its box. Add it pinned (npm i -w <box> --save-exact …) with its line in docs/dependencies.md, or do without.',
    { pathNot: '^bench/' }, // measures with the packages of server
    { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], pathNot: '(^|/)node_modules/@zhidan/' },
  ),
  refuse(
    'development-tools-stay-home',
    'Product code imports a package that is only there for development. Make it a dependency of the box, or do without.',
    { path: '^(core|server|connectors|web|emulators)/', pathNot: `${tests}|\\.config\\.ts$|\\.d\\.ts$` },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '(^|/)node_modules/@types/' },
  ),
];

export default {
  forbidden: [...soundness, ...boxRules, ...webRules, ...moduleRules],
  options: {
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(web/)?(dist|build|\\.zhidan)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts', '.json'],
    },
  },
};
