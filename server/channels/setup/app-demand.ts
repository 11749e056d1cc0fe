import { channels, type ChannelCode } from '@zhidan/core/channels/channel.ts';
import type { AppDemand } from '@zhidan/core/channels/shop/checked-app.ts';
import { connectorOf } from '../call/connector-of.ts';

/** What the platform of a channel asks of the merchant's app. */
export function appDemand(channel: ChannelCode): AppDemand {
  const { authorization, addresses } = connectorOf(channel);
  return { channel: channels[channel].words, appFields: authorization.appFields, addresses };
}
