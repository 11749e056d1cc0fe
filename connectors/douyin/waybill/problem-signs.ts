import type { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { ProblemSign } from '@zhidan/core/waybills/waybill-problem.ts';

/** What the platform's codes mean, alone (`err_infos`) or behind a sub-code. Source: logistics.md §6; those not told there go by words (core). */
export const problemSigns: readonly ProblemSign[] = [
  { problem: 'order_unknown', code: /(?:^|:)(?:10003|15000|15002)$/ },
  { problem: 'bad_sender', code: /(?:^|:)4006$/ },
  { problem: 'service_down', code: /^isp\./ },
];

/** Refusals of what a parcel brings; signature, token and quota speak of the call. */
export const isOfParcels = ({ kind, platformCode }: ConnectorFault): boolean =>
  kind === 'business' || /^isv\.(?:parameter-invalid|missing-parameter|business-failed)/.test(platformCode);
