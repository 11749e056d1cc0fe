/** Why parcels get no number: what addresses of pages may name without the words of each. */
export const waybillProblemCodes = [
  'no_balance',
  'unreachable',
  'bad_receiver',
  'bad_sender',
  'not_subscribed',
  'order_unknown',
  'order_closed',
  'service_down',
  'no_account',
  'carrier_not_offered',
  'receiver_ciphered',
  'account_unusable',
  'other',
] as const;

export type WaybillProblem = (typeof waybillProblemCodes)[number];
