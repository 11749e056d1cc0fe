import { connectors } from '@zhidan/connectors/index.ts';
import { channels, type ChannelCode } from '@zhidan/core/channels/channel.ts';
import type { Connector } from '@zhidan/core/channels/connector.ts';

const connectorByCode = new Map(connectors.map((connector) => [connector.code, connector]));

/** The connector that speaks with the shops of a channel. */
export function connectorOf(channel: ChannelCode): Connector {
  const { connector: code } = channels[channel];
  const connector = code === null ? undefined : connectorByCode.get(code); // nobody asks this of a shop without a platform
  if (!connector) throw new Error(`no connector ${code} for ${channel} in connectors/index.ts`);
  return connector;
}
