import type { AppField } from '@zhidan/core/channels/shop-grant.ts';
import { carrierCodesField } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { WaybillAccess } from '@zhidan/core/waybills/waybill-source.ts';

/** What JD's contracts go by, beside the shop's app. */
export const accountFields: readonly AppField[] = [
  {
    key: 'customer_code',
    words: { 'zh-CN': '京东快递商家编码（如 010K000001）', en: 'JD Express customer code (such as 010K000001)' },
    isSecret: false,
    isRequired: false,
  },
  {
    key: 'vendor_code',
    words: { 'zh-CN': '无界电子面单商家编码（用其他快递时填写）', en: 'Vendor code for other carriers’ e-waybills' },
    isSecret: false,
    isRequired: false,
  },
  { key: 'vendor_name', words: { 'zh-CN': '无界电子面单商家名称', en: 'Vendor name' }, isSecret: false, isRequired: false },
  carrierCodesField,
];

const missing = {
  customer_code: '没有填写京东快递商家编码，请在面单账号里补上 (no JD Express customer code; write it into the e-waybill account)',
  vendor_code:
    '没有填写无界电子面单商家编码，请在面单账号里补上，或改用京东快递 (no vendor code; write it into the account or choose JD Express)',
} as const;

/** @throws ConnectorFault `invalid_request` saying which field is to be filled in */
export function accountOf({ app }: WaybillAccess, field: keyof typeof missing, given = ''): string {
  const code = given || (app.fields[field] ?? '');
  if (code) return code;
  throw new ConnectorFault({ kind: 'invalid_request', platformCode: `no_${field}`, platformWords: missing[field] });
}
