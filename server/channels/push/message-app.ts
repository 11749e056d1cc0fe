import type { Connector } from '@zhidan/core/channels/connector.ts';
import type { Push } from '@zhidan/core/channels/push.ts';
import type { ChannelApp } from '@zhidan/core/channels/shop-grant.ts';
import type { Db } from '../../platform/db/database.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { connectorOf } from '../call/connector-of.ts';
import { shopApps, type ShopApp } from './shop-app-query.ts';

/** One place for each app. */
export const pushHookPath = '/hooks/channels/:door';

/** The merchant's app on a platform: one place where news of all its shops arrives. */
export type MessageApp = Readonly<{
  /** cannot be guessed, and stays as long as the app has its key */
  door: string;
  connector: Connector;
  shops: readonly ShopApp[];
}>;

/** The apps of platforms that tell their news by one of these roads. */
export async function messageApps(db: Db, vault: Vault, kinds: readonly Push['kind'][]): Promise<readonly MessageApp[]> {
  const apps = new Map<string, MessageApp>();
  for (const shop of await shopApps(db, vault)) {
    const connector = connectorOf(shop.channel);
    if (!kinds.includes(connector.push.kind)) continue;
    const door = doorOf(vault, connector, shop.app);
    apps.set(door, { door, connector, shops: [...(apps.get(door)?.shops ?? []), shop] });
  }
  return [...apps.values()];
}

/** Letters of the door: 132 bits of a keyed hash. */
const doorLength = 22;

/** The last part of an app's push address. It is made of the app's key alone, so a new secret needs no new address on the platform. */
export function doorOf(vault: Vault, { code, authorization }: Connector, app: ChannelApp): string {
  const keyField = authorization.appFields.find(({ isSecret, isRequired }) => isRequired && !isSecret)?.key ?? '';
  return vault
    .blindIndex('channels.door', `${code} ${app.fields[keyField] ?? ''}`)
    .toString('base64url')
    .slice(0, doorLength);
}

/** Where a platform that calls us is told to call, below our own address; null for platforms that do not call. */
export function pushPathOf(vault: Vault, connector: Connector, app: ChannelApp): string | null {
  return connector.push.kind === 'http' ? pushHookPath.replace(':door', doorOf(vault, connector, app)) : null;
}
