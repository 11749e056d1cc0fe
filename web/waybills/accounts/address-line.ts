import type { SenderAddress } from '@zhidan/core/waybills/account-api.ts';

/** Province to house in one line. */
export function addressLine({ province, city, district, town, detail }: SenderAddress): string {
  return [province, city === province ? '' : city, district, town, detail].filter(Boolean).join(' ');
}
