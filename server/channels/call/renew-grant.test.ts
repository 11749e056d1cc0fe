import { ConnectorFault, type FaultKind } from '@zhidan/core/channels/connector-fault.ts';
import type { Connector } from '@zhidan/core/channels/connector.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import type { ShopAccess, ShopGrant } from '@zhidan/core/channels/shop-grant.ts';
import { expect, test } from 'vitest';
import { renewGrant } from './renew-grant.ts';

const grant = { accessToken: 'old', refreshToken: 'r' } as ShopGrant;
const access = { app: {}, grant, channel: 'youzan' } as unknown as ShopAccess;
const faultOf = (kind: FaultKind) => new ConnectorFault({ kind, platformCode: 'x', platformWords: 'x' });

/** A platform that fails a renewal in these ways, one after the other, and then renews. */
function platform(...faults: readonly FaultKind[]) {
  let asked = 0;
  const refresh = async (): Promise<ShopGrant> => {
    const kind = faults[(asked += 1) - 1];
    if (kind) throw faultOf(kind);
    return { ...grant, accessToken: 'new' };
  };
  const connector = { authorization: { refresh, pageUrl: () => 'https://a.page' } } as unknown as Connector;
  return { renew: () => renewGrant(connector, {} as Outside, access), asked: () => asked };
}

test('a renewal whose answer is lost is asked again at once, and no third time', async () => {
  const once = platform('transient');
  expect((await once.renew()).accessToken).toBe('new');
  const twice = platform('transient', 'transient');
  await expect(twice.renew()).rejects.toMatchObject({ kind: 'transient' });
  expect(twice.asked()).toBe(2);
});

test('what a platform refuses is not asked again', async () => {
  for (const kind of ['auth_expired', 'throttled'] as const) {
    const one = platform(kind);
    await expect(one.renew()).rejects.toMatchObject({ kind });
    expect(one.asked()).toBe(1);
  }
});
