import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Connector } from '@zhidan/core/channels/connector.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import type { ChannelApp, ShopAccess, ShopGrant } from '@zhidan/core/channels/shop-grant.ts';

/** Whether the platform can be asked for a fresh grant without a person. */
export function canRenew(connector: Connector, app: ChannelApp, grant: ShopGrant): boolean {
  if (!connector.authorization.refresh) return false;
  return grant.refreshToken !== '' || livesByCredentials(connector, app);
}

/**
 * Asks the platform for a fresh grant; where the app's credentials are all it takes, by them when the refresh token has ended. No answer is
 * asked again at once: the platform may have given out another token, and it takes the old one for some minutes only.
 * @throws ConnectorFault `auth_expired` when a person must authorise again
 */
export async function renewGrant(connector: Connector, outside: Outside, access: ShopAccess): Promise<ShopGrant> {
  const { refresh, grant } = connector.authorization;
  if (!refresh || !canRenew(connector, access.app, access.grant)) {
    const platformWords = 'the platform renews this authorisation only by a person';
    throw new ConnectorFault({ kind: 'auth_expired', platformCode: 'no_refresh', platformWords });
  }
  try {
    return await refresh(outside, access).catch((error: unknown) => {
      if (error instanceof ConnectorFault && error.kind === 'transient') return refresh(outside, access);
      throw error;
    });
  } catch (error) {
    const isEnded = error instanceof ConnectorFault && error.kind === 'auth_expired';
    if (!isEnded || !livesByCredentials(connector, access.app)) throw error;
    return grant(outside, access.app, null, '');
  }
}

function livesByCredentials({ authorization }: Connector, app: ChannelApp): boolean {
  return authorization.pageUrl(app, { redirectUrl: '', state: '' }) === null;
}
