import type { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { ProblemSign } from '@zhidan/core/waybills/waybill-problem.ts';

/** What Cainiao's refusals mean; its codes are not documented, so that mostly the words tell (core). */
export const problemSigns: readonly ProblemSign[] = [
  { problem: 'bad_receiver', words: /oaid|caid/i },
  { problem: 'not_subscribed', words: /cp_?code|customer_code/i },
];

/** A refusal with a sub-code of the caller's making speaks of parcels; gateway codes (25 bad signature …) do not. */
export const isOfParcels = ({ kind, platformCode }: ConnectorFault): boolean => kind === 'business' || platformCode.startsWith('isv.');
