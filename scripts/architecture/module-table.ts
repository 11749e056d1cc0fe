/**
 * Which business module may ask which; read downwards, the arrows only go up the list.
 * Upward news travels as events: every `core/<module>/*-event.ts` is open to every subscriber.
 * Rows for modules that are still to come are here already, so that the first file of each stands in its place.
 */
export const moduleTable = {
  conditions: [], // the language in which rules, filters and triggers ask
  operations: [],
  identity: ['operations'], // sign-in obeys merchant settings: idle limit, one-time codes, names
  customize: ['identity'],
  approvals: ['identity'],
  catalog: ['customize'],
  pricing: ['catalog', 'approvals'],
  inventory: ['catalog'],
  orders: ['catalog', 'customize'],
  allocation: ['catalog', 'inventory', 'orders'],
  fulfillment: ['operations', 'catalog', 'inventory', 'orders', 'allocation'], // merging obeys merchant settings
  audit: ['catalog', 'inventory', 'orders', 'allocation', 'fulfillment', 'approvals', 'customize'], // the last gate looks at all before it
  aftersales: ['orders', 'fulfillment', 'inventory'],
  channels: ['operations', 'catalog', 'pricing', 'inventory', 'orders', 'allocation', 'fulfillment', 'aftersales'],
  imports: ['channels', 'orders', 'catalog'],
  // a platform's own e-waybills are asked with a shop's grant; whether the next carrier may be taken is a setting
  waybills: ['operations', 'orders', 'allocation', 'fulfillment', 'channels', 'inventory'],
  tracking: ['orders', 'allocation', 'fulfillment', 'channels', 'waybills'], // names of carriers stand with allocation
  // what people ask to change in mid-flight reaches into all that an order passes; nobody above knows of it
  requests: [
    'operations',
    'catalog',
    'inventory',
    'orders',
    'allocation',
    'fulfillment',
    'audit',
    'channels',
    'waybills',
    'tracking',
    'approvals',
  ],
  // the service desk looks at all that happens to an order, and asks for changes by requests; what buyers see is said in its words
  desk: ['orders', 'allocation', 'fulfillment', 'channels', 'waybills', 'tracking', 'requests'],
  buyers: ['orders', 'allocation', 'fulfillment', 'channels', 'waybills', 'tracking', 'requests', 'desk'],
  printing: ['catalog', 'inventory', 'orders', 'allocation', 'fulfillment', 'channels', 'waybills'],
  settlement: ['orders', 'aftersales', 'channels'],
  // a messenger is asked as a platform is: by an account's fields, over the same road outside; troubles of parcels have kinds; who is on
  // duty stands with approvals
  notify: ['operations', 'approvals', 'channels', 'tracking'],
  insights: 'all', // reads all, writes none
  guide: 'all', // shows newcomers round, and looks at what a new merchant has set up
} as const satisfies Readonly<Record<string, readonly string[] | 'all'>>;

export type ModuleName = keyof typeof moduleTable;

export const moduleNames = Object.keys(moduleTable) as ModuleName[];

/** Open to all modules below: every signed-in request is about people and their permissions, and any module may ask conditions. */
const openBelow: readonly ModuleName[] = ['conditions', 'identity'];

/** The modules that `name` may ask; all of them stand above it. */
export function mayAsk(name: ModuleName): readonly ModuleName[] {
  const above = moduleNames.slice(0, moduleNames.indexOf(name));
  const row: readonly string[] | 'all' = moduleTable[name];
  return above.filter((other) => row === 'all' || row.includes(other) || openBelow.includes(other));
}

/** Folders of core that a connector may know: what a platform, a courier, a payment provider and a messenger are asked. */
export const openToConnectors = ['kernel', 'channels', 'waybills', 'settlement', 'notify'] as const;
