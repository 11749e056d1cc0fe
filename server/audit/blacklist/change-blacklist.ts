import { blacklistAdded, blacklistRemoved, blacklistRestored } from '@zhidan/core/audit/audit-event.ts';
import type { BlacklistId, BlacklistKind } from '@zhidan/core/audit/blacklist.ts';
import type * as api from '@zhidan/core/audit/blacklist-api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { maskName, maskPhone } from '@zhidan/core/kernel/mask.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { orderInScope } from '../../orders/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { newId } from '../../platform/new-id.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { blacklistHash } from './blacklist-hash.ts';
import { entryForUpdate, saveEntry, setRemoved, type NewEntry } from './blacklist-store.ts';

type By = Pick<Asked, 'by' | 'now'>;

/** How an entry shows whom it is about. */
const masks: Readonly<Record<BlacklistKind, (text: string) => string>> = {
  phone: maskPhone,
  name: maskName,
  buyer: maskName,
  address: (text) => `${text.slice(0, 9)}***`,
};

type Told = Readonly<{ kind: BlacklistKind; value: string; reason: string; expiresAt: Instant | null }>;

/**
 * Adds somebody; who is there already gets the new reason and end.
 * @throws Refused `blacklist.nothing_to_know_by`, `blacklist.expired`
 */
export async function addToBlacklist(
  tx: Tx,
  ask: Asked<InputOf<typeof api.addToBlacklist>>,
  vault: Vault,
): Promise<OutputOf<typeof api.addToBlacklist>> {
  const entry = entryOf(ask, ask, vault);
  if (!entry) throw new Refused('blacklist.nothing_to_know_by', { value: masks[ask.kind](ask.value) });
  return { id: await add(tx, ask, entry) };
}

/**
 * Adds the people of an order by those of the asked kinds that its platform shows.
 * @throws Refused `order.not_found`, `blacklist.expired`, `blacklist.nothing_to_know_by` when it shows none of them
 */
export async function blacklistOrder(
  tx: Tx,
  ask: Asked<InputOf<typeof api.blacklistOrder>>,
  vault: Vault,
): Promise<OutputOf<typeof api.blacklistOrder>> {
  const { by, now, kinds, reason, expiresAt } = ask;
  const { content, channelOrderNo } = await orderInScope(tx, ask, vault);
  const { buyer, receiver } = content;
  const isPlain = receiver.kind === 'plain';
  const texts: Readonly<Record<BlacklistKind, string>> = {
    buyer: buyer.openId || (buyer.nick.includes('*') ? '' : buyer.nick),
    name: isPlain ? receiver.name : '',
    phone: isPlain ? receiver.phone : '',
    address: isPlain ? [receiver.province, receiver.city, receiver.district, receiver.town, receiver.detail].join('') : '',
  };
  const entries = kinds.flatMap((kind) => entryOf({ by, now }, { kind, value: texts[kind], reason, expiresAt }, vault) ?? []);
  if (entries.length === 0) throw new Refused('blacklist.nothing_to_know_by', { value: channelOrderNo });
  for (const entry of entries) await add(tx, { by, now }, entry);
  return { addedKinds: entries.map(({ kind }) => kind) };
}

function entryOf({ now }: By, { kind, value, reason, expiresAt }: Told, vault: Vault): NewEntry | null {
  if (expiresAt !== null && expiresAt <= now) throw new Refused('blacklist.expired', { expiresAt });
  const hash = blacklistHash(vault, kind, value);
  return hash && { id: newId<BlacklistId>(now), kind, hash, mask: masks[kind](value), reason, expiresAt };
}

async function add(tx: Tx, { by, now }: By, entry: NewEntry): Promise<BlacklistId> {
  const id = await saveEntry(tx, { by, now }, entry);
  const { kind, mask, reason, expiresAt } = entry;
  await emit(tx, { by, now }, [blacklistAdded({ subjectId: id, payload: {}, after: { kind, mask, expiresAt }, reason })]);
  return id;
}

/**
 * Takes an entry away, or puts it back. Twice is once.
 * @throws Refused `blacklist.not_found`, `blacklist.there_already`
 */
export async function setBlacklisted(
  tx: Tx,
  { by, now, blacklistId }: Asked<Readonly<{ blacklistId: BlacklistId }>>,
  isRemoved: boolean,
): Promise<OutputOf<typeof api.removeFromBlacklist>> {
  const entry = await entryForUpdate(tx, blacklistId);
  if (!entry) throw new Refused('blacklist.not_found', { blacklistId });
  if (entry.isRemoved === isRemoved) return { done: true };
  if (!(await setRemoved(tx, { by, now }, blacklistId, isRemoved))) throw new Refused('blacklist.there_already', { mask: entry.mask });
  const told = { subjectId: blacklistId, payload: {}, before: { kind: entry.kind, mask: entry.mask } };
  await emit(tx, { by, now }, [isRemoved ? blacklistRemoved(told) : blacklistRestored(told)]);
  return { done: true };
}
