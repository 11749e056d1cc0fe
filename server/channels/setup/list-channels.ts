import { platformChannels, type PlatformChannel } from '@zhidan/core/channels/channel.ts';
import type { ChannelView, listChannels as contract } from '@zhidan/core/channels/shop/shop-api.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import type { Deployment, EmulatedPlatforms } from '../../platform/deployment.ts';
import type { Exchange } from '../../platform/http/route.ts';
import { connectorOf } from '../call/connector-of.ts';
import { emulatedAddresses } from './emulated-addresses.ts';
import { redirectUrl } from './redirect-url.ts';

/** Every platform that a shop can be on, with what its form asks. */
export function listChannels({ emulators = null }: Deployment, exchange: Exchange): OutputOf<typeof contract> {
  const items = platformChannels.map((channel) => channelView(channel, emulators));
  return { items, redirectUrl: redirectUrl(exchange) };
}

function channelView(channel: PlatformChannel, emulators: EmulatedPlatforms | null): ChannelView {
  const connector = connectorOf(channel);
  const emulated = emulators ? emulatedAddresses(connector, emulators.url) : {};
  return {
    channel,
    fields: connector.authorization.appFields.map((field) => ({ ...field })),
    addresses: Object.entries(connector.addresses).map(([name, real]) => ({ name, real, emulated: emulated[name] ?? null })),
    emulatedFields: emulators?.apps[connector.code] ?? null,
    historyMs: connector.pullRules.historyMs,
    pushKind: connector.push.kind,
  };
}
