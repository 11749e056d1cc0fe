import { platformChannels } from '@zhidan/core/channels/channel.ts';
import type { EmulatedPlatforms } from '../../platform/deployment.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { connectorOf } from '../call/connector-of.ts';
import { fieldsOf } from './connect-demo-shops.ts';
import { emulatedWorld } from './emulated-world.ts';

/** What the form for a new shop offers of the emulated platforms; null, and logged, when they do not answer. */
export async function emulatedPlatforms({ log }: Pick<Merchant, 'log'>, url: string): Promise<EmulatedPlatforms | null> {
  try {
    const apps = await emulatedWorld(url).apps();
    const filled = platformChannels.flatMap((channel) => {
      const connector = connectorOf(channel);
      const app = apps.find(({ platform }) => platform === connector.code);
      return app ? [[connector.code, fieldsOf(connector, app)] as const] : [];
    });
    return { url, apps: Object.fromEntries(filled) };
  } catch (error) {
    log.warn({ err: error }, 'the emulated platforms did not say which apps there are');
    return null;
  }
}
