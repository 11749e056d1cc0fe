import { addressFrom } from '@zhidan/core/channels/address-from.ts';

/** Gateways of the real platform. Source: platforms/jd.md §1, §2. */
export const addresses = {
  gateway: 'https://api.jd.com/routerjson',
  authorize: 'https://open-oauth.jd.com/oauth2/to_login',
  token: 'https://open-oauth.jd.com/oauth2/access_token',
  refresh: 'https://open-oauth.jd.com/oauth2/refresh_token',
} as const;

export const addressOf = addressFrom(addresses);
