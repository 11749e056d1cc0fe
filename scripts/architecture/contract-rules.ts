import { languages } from '../../core/kernel/words.ts';
import type { Contracts } from './contracts.ts';
import { moduleNames } from './module-table.ts';
import { isProductCode, lineAt, withoutComments, type House } from './house.ts';

/** A rule about contracts; one sentence for each refusal. */
export type ContractRule = Readonly<{ name: string; find: (contracts: Contracts, house: House) => readonly string[] }>;

/** The endpoints that a stranger may call, each with the reason. A new one is a decision, so it is named here. */
export const publicEndpoints: Readonly<Record<string, string>> = {
  showEntrance: 'the sign-in page needs the merchant name before anybody is known',
  createOwner: 'works once, on a database without people, and needs the setup code',
  signIn: 'how a person becomes known',
  openBuyerOrder: 'a buyer has no account: the number and the end of the phone open one order, limited by address and by order',
  showBuyerOrder: 'a buyer has no account: a signed link opens one order, masked',
  askAsBuyer: 'as showBuyerOrder; a request waits for somebody of the house',
  confirmAsBuyer: 'as showBuyerOrder',
};

/** The doors for other systems, where nobody signs in, each with what proves the sender. */
export const hookProofs: Readonly<Record<string, string>> = {
  '/hooks/channels/:door':
    "the platform's signature over the body; the place itself cannot be guessed, and news is only a hint to read the order again",
  '/hooks/tracking/:door': "the service's signature over the body, by the account's salt or key; the place itself cannot be guessed",
};

/** Events that nothing in the product acts on, by name or by subject (`person.*`), each with the reason. */
export const eventsWithoutSubscriber: Readonly<Record<string, string>> = {
  'person.*': 'read by people in the journal',
  'role.*': 'read by people in the journal',
  'api_key.*': 'read by people in the journal',
  'sign_in.*': 'read by people in the journal',
  'access.*': 'read by people in the journal',
  'setting.*': 'read by people in the journal; settings are read afresh by each request',
  'job.*': 'read by people in the journal',
  'parked_event.*': 'read by people in the journal',
  'journal.*': 'read by people in the journal',
  'view.*': 'read by people in the journal',
  'print_batch.*': 'read by people in the journal, and by pages on the live stream',
  'sku.*': 'read by people in the journal; those that orders follow are heard by server/orders/matching',
  'warehouse.*': 'read by people in the journal',
  'fee_table.*': 'read by people in the journal; who waits for a route hears allocation.conditions_changed',
  'suspended_area.*': 'read by people in the journal; who waits for a route hears allocation.conditions_changed',
  'carrier_service.*': 'read by people in the journal; who waits for a route hears allocation.conditions_changed',
  'routing_weights.*': 'read by people in the journal; who waits for a route hears allocation.conditions_changed',
  'stock.*': 'read by people in the journal; arrivals and losses are heard by server/fulfillment/stock',
  'wave.*': 'read by people in the journal; the floor’s screens follow it live',
  'floor.*': 'read by people in the journal; settings are read afresh by each scan; measures count floor records',
  'audit_rule.*': 'read by people in the journal; what waits is made due in the same transaction',
  'audit_name.*': 'read by people in the journal; what waits is made due in the same transaction',
  'audit.question_withdrawn': 'read by people in the journal; the hold that ends with it is heard by audit',
  'audit_pack.*': 'read by people in the journal',
  'audit_hook.*': 'read by people in the journal',
  'order.hook_called': 'read by people on the order and in the journal',
  'listing.*': 'read by people in the journal; those that orders follow are heard by server/orders/matching',
  'import.*': 'read by people in the journal; screens follow them',
  'import_mapping.*': 'read by people in the journal',
  'ship_notice.*': 'read by people in the journal; the bell hears the failed and the late',
  'waybill_account.unused_found': 'read by people in the journal',
  'waybill_account.read': 'read by people in the journal',
  'approval.*': 'who asked hears approval.decided; screens follow the others, and what tells people outside will hear them',
  'approval_policy.*': 'read by people in the journal; policies are read afresh by each request',
  'duty_list.*': 'read by people in the journal; lists are read afresh by each decision',
  'shop_leads.*': 'read by people in the journal; they are read afresh by each decision',
  'request.*': 'read by people in the journal; screens follow them live',
  'request_gate.*': 'read by people in the journal; gates are read afresh by each request',
  'buyer.*': 'read by people in the journal; measures count them there',
  'service.*': 'read by people in the journal; measures count them there',
  'notice.*': 'read by people in the journal; the bell follows it live',
  'notice_rule.*': 'read by people in the journal; rules are read afresh by each batch of news',
  'road.*': 'read by people in the journal; screens follow them',
  'person_roads.*': 'read by people in the journal; the page of one’s own roads follows them',
  'sla_policy.*': 'read by people in the journal; what waits is settled anew in the same transaction',
  'chain_limit.*': 'read by people in the journal; limits are read afresh by each look',
  'tour.*': 'read by people in the journal',
  'demo.*': 'read by people in the journal; the launcher is told beside it',
  'onboarding.*': 'read by people in the journal; the list is read from what is there',
  'measure_baseline.*': 'read by people in the journal; the page follows it live',
  'chain.*': 'read by people in the journal; the bell hears breaks, screens follow both',
  'shop.*': 'read by people in the journal',
  'order_export.*': 'read by people in the journal; the screen follows it live',
  'order.*': 'read by people in the journal; those that fulfillment follows are heard by server/fulfillment/changes',
  'fulfillment.*': 'read by people in the journal; those that move an order are heard by audit, waybills and the ship notice',
  'parcel.numbered': 'read by people in the journal; screens follow it live',
  'parcel.voided': 'read by people in the journal; screens follow it live',
  'parcel.alert_closed': 'read by people in the journal; screens follow it live',
  'parcel.alert_reopened': 'read by people in the journal; screens follow it live',
  'parcel.interception_changed': 'read by people in the journal; screens follow it live',
  'tracking_threshold.*': 'read by people in the journal; parcels are made due in the same transaction',
  'parcel.trace_changed': 'read by people in the journal; screens follow it live',
  'tracking_account.refused': 'read by people in the journal; the bell hears it',
};

const marksOf = (text: string): string => [...new Set(text.match(/\{\w+\}/gu))].toSorted().join(' ');

const wordsInBothLanguages: ContractRule = {
  name: 'words-in-both-languages',
  find: ({ words }) =>
    words.flatMap(({ path, name, thing }) => {
      const missing = languages.filter((language) => !thing[language]?.trim());
      if (missing.length > 0)
        return [
          `${path}: ${name} has no word in ${missing.join(' and ')}. Write it; half of the readers would see a blank. [words-in-both-languages]`,
        ];
      const [chinese, english] = [marksOf(thing['zh-CN']), marksOf(thing.en)];
      return chinese === english
        ? []
        : [
            `${path}: ${name} fills in ${chinese || 'nothing'} in Chinese and ${english || 'nothing'} in English. Use the same {marks} in both. [words-in-both-languages]`,
          ];
    }),
};

const endpointsHavePermissions: ContractRule = {
  name: 'endpoints-have-permissions',
  find: ({ endpoints, permissions }) =>
    endpoints.flatMap(({ path, name, thing }) => {
      const { permission } = thing;
      if (!permission)
        return [
          `${path}: ${name} has no permission, so anybody could call it. Name a row of core/identity/permission.ts. [endpoints-have-permissions]`,
        ];
      if (permission === 'signed_in' || permissions.includes(permission)) return [];
      if (permission !== 'public')
        return [
          `${path}: ${name} asks for the permission ${permission}, which nobody can have. Add its row to core/identity/permission.ts, or correct the name. [endpoints-have-permissions]`,
        ];
      return name in publicEndpoints
        ? []
        : [
            `${path}: ${name} is public. Give it a permission, or name it with its reason in publicEndpoints of scripts/architecture/contract-rules.ts. [endpoints-have-permissions]`,
          ];
    }),
};

const hooksAreProved: ContractRule = {
  name: 'hooks-are-proved',
  find: ({ modules }) => {
    const paths = modules.flatMap((module) => (module.hooks ?? []).map(({ path }) => ({ path, module: module.name })));
    return [
      ...paths
        .filter(({ path }) => !(path in hookProofs))
        .map(
          ({ path, module }) =>
            `server/${module}/module.ts: anybody can send to ${path}. Say what proves the sender in hookProofs of scripts/architecture/contract-rules.ts. [hooks-are-proved]`,
        ),
      ...Object.keys(hookProofs)
        .filter((path) => !paths.some((found) => found.path === path))
        .map((path) => `scripts/architecture/contract-rules.ts: no module has the hook ${path}. Remove its row. [hooks-are-proved]`),
    ];
  },
};

const endpointsAreUnique: ContractRule = {
  name: 'endpoints-are-unique',
  find: ({ endpoints }) => {
    const seen = new Map<string, string>();
    return endpoints.flatMap(({ path, name, thing }) => {
      const address = `${thing.method} ${thing.path.replace(/:\w+/gu, ':')}`;
      const first = seen.get(address);
      seen.set(address, first ?? name);
      return first ? [`${path}: ${name} has the same address as ${first} (${address}). Give it its own path. [endpoints-are-unique]`] : [];
    });
  },
};

const endpointsAreMounted: ContractRule = {
  name: 'endpoints-are-mounted',
  find: ({ endpoints, modules }) => {
    const mounted = modules.flatMap((module) => module.routes ?? []).map(({ contract }) => `${contract.method} ${contract.path}`);
    return endpoints
      .filter(({ thing }) => !mounted.includes(`${thing.method} ${thing.path}`))
      .map(
        ({ path, name }) =>
          `${path}: ${name} is mounted by no module, so callers get 404. Add its route to routes.ts and module.ts, or remove the contract. [endpoints-are-mounted]`,
      );
  },
};

const moduleFile = new RegExp(`^server/(${moduleNames.join('|')})/module\\.ts$`, 'u');

const modulesArePlugged: ContractRule = {
  name: 'modules-are-plugged',
  find: ({ modules }, { files }) =>
    files
      .flatMap(({ path }) => moduleFile.exec(path)?.[1] ?? [])
      .filter((name) => !modules.some((module) => module.name === name))
      .map(
        (name) =>
          `server/${name}/module.ts: no module called ${name} is plugged in. Add its line to modulesOf in server/main.ts. [modules-are-plugged]`,
      ),
};

/** The codes that the sources refuse with: `refuse('order.not_found'`, `new Refused('…'`. */
const refused = /\b(?:refuse|new Refused)\(\s*'([^']+)'/gu;

const refusalsAreRows: ContractRule = {
  name: 'refusals-are-rows',
  find: ({ refusals }, { files }) => {
    const codes = new Set(refusals.map(({ name }) => name));
    // an emulator refuses in the words of its platform
    const ours = files.filter((file) => isProductCode(file) && !file.path.startsWith('emulators/'));
    return ours.flatMap(({ path, text }) => {
      const scanned = withoutComments(text);
      return Array.from(scanned.matchAll(refused))
        .filter(([, code = '']) => !codes.has(code))
        .map(
          (match) =>
            `${path}:${lineAt(scanned, match.index)}: the refusal ${match[1]} has no words. Add its row to the refusal table of the module in core. [refusals-are-rows]`,
        );
    });
  },
};

const refusalsAreUsed: ContractRule = {
  name: 'refusals-are-used',
  find: ({ refusals }, { files }) => {
    const sources = files.filter((file) => isProductCode(file) && !file.path.endsWith('-refusal.ts')).map(({ text }) => text);
    return refusals
      .filter(({ name }) => !sources.some((text) => text.includes(`'${name}'`)))
      .map(({ path, name }) => `${path}: nothing refuses with ${name}. Remove the row; the history remembers it. [refusals-are-used]`);
  },
};

const refusalCodesAreUnique: ContractRule = {
  name: 'refusal-codes-are-unique',
  find: ({ refusals }) => {
    const seen = new Map<string, string>();
    return refusals.flatMap(({ path, name }) => {
      const first = seen.get(name);
      seen.set(name, path);
      return first && first !== path
        ? [`${path}: ${name} is a row of ${first} already. One code, one meaning: rename one. [refusal-codes-are-unique]`]
        : [];
    });
  },
};

const eventsAreListed: ContractRule = {
  name: 'events-are-listed',
  find: ({ events, modules }) => {
    const listed = modules.flatMap((module) => module.events ?? []).map(({ type }) => type.name);
    return events
      .filter(({ thing }) => !listed.includes(thing.name))
      .map(
        ({ path, name, thing }) =>
          `${path}: the event ${thing.name} is listed by no module, so the journal cannot say it in words. Add ${name} to \`events\` of its module.ts. [events-are-listed]`,
      );
  },
};

const eventsAreHeard: ContractRule = {
  name: 'events-are-heard',
  find: ({ events, modules }) => {
    const heard = new Set(modules.flatMap((module) => module.subscribers ?? []).flatMap((subscriber) => subscriber.on));
    return events
      .filter(({ thing }) => !heard.has(thing.name) && !hasNote(thing.name))
      .map(
        ({ path, thing }) =>
          `${path}: nobody subscribes to ${thing.name}. Add the subscriber, or a note why not in eventsWithoutSubscriber of scripts/architecture/contract-rules.ts. [events-are-heard]`,
      );
  },
};

function hasNote(event: string): boolean {
  return event in eventsWithoutSubscriber || `${event.split('.')[0]}.*` in eventsWithoutSubscriber;
}

export const contractRules: readonly ContractRule[] = [
  wordsInBothLanguages,
  endpointsHavePermissions,
  hooksAreProved,
  endpointsAreUnique,
  endpointsAreMounted,
  modulesArePlugged,
  refusalsAreRows,
  refusalsAreUsed,
  refusalCodesAreUnique,
  eventsAreListed,
  eventsAreHeard,
];
