import type { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { ProblemSign } from '@zhidan/core/waybills/waybill-problem.ts';

/** What the platform's refusals mean where the common words (core) do not tell. Its codes say only "business". */
export const problemSigns: readonly ProblemSign[] = [
  { problem: 'not_subscribed', words: /wp_?code/i },
  { problem: 'order_unknown', words: /order_?sn|trade_order_list/i },
];

/** Parameters that a parcel brings; all other codes of the gateway speak of the call. */
const parameterCodes: ReadonlySet<string> = new Set(['10000', '10001', '21001', '21002']);

export const isOfParcels = ({ kind, platformCode }: ConnectorFault): boolean => kind === 'business' || parameterCodes.has(platformCode);
