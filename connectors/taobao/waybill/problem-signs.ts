import type { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { ProblemSign } from '@zhidan/core/waybills/waybill-problem.ts';

/** What Cainiao's refusals mean; its codes are not documented, so that mostly the words tell (core). */
export const problemSigns: readonly ProblemSign[] = [
  { problem: 'bad_receiver', words: /oaid|caid/i },
  { problem: 'not_subscribed', words: /cp_?code|customer_code/i },
];

/** What the gateway says of the call itself, whoever's parcels it was about. */
const ofTheCall = /^isv\.(?:invalid|missing)-(?:signature|timestamp|session|app-?key|method|version|format)|^isv\.appkey/;

/** A refusal with a sub-code of the caller's making speaks of parcels; those of the gateway (25 bad signature …) do not. */
export const isOfParcels = ({ kind, platformCode }: ConnectorFault): boolean =>
  kind === 'business' || (platformCode.startsWith('isv.') && !ofTheCall.test(platformCode));
