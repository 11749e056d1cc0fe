import { carrierCodesField } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import type { AppField, ChannelApp } from '@zhidan/core/channels/shop-grant.ts';
import { contractsField, contractsOf, type CarrierContract } from '@zhidan/core/waybills/contract-lines.ts';
import type { CarrierCode } from '@zhidan/core/waybills/waybill-source.ts';
import type { Digest } from './sign.ts';

/** What every account has. The digest of the signature is a switch because the vendor's own samples differ. */
const common: readonly AppField[] = [
  { key: 'ebusiness_id', words: { 'zh-CN': '用户 ID（EBusinessID）', en: 'EBusinessID' }, isSecret: false, isRequired: true },
  { key: 'app_key', words: { 'zh-CN': 'API Key', en: 'API key' }, isSecret: true, isRequired: true },
  {
    key: 'digest',
    words: {
      'zh-CN': '签名方式（可选，hex 或 raw，默认 hex；提示签名错误时换另一种）',
      en: 'Digest (optional: hex or raw, hex if empty; try the other when signatures are refused)',
    },
    isSecret: false,
    isRequired: false,
  },
  carrierCodesField,
];

export const trackingFields: readonly AppField[] = common;
export const waybillFields: readonly AppField[] = [
  ...common,
  contractsField('ZTO CustomerName=K21000 CustomerPwd=xxxx SendSite=宁波 PayType=3'),
];

export function digestOf({ fields }: Pick<ChannelApp, 'fields'>): Digest {
  return fields['digest']?.trim().toLowerCase() === 'raw' ? 'raw' : 'hex';
}

/** The fields of a contract with a carrier, by KdNiao's own names. Source: logistics.md §9. */
const contractFields = ['CustomerName', 'CustomerPwd', 'MonthCode', 'SendSite', 'SendStaff', 'PayType', 'ExpType', 'TemplateSize'];

export function contractsIn(app: Pick<ChannelApp, 'fields'>): ReadonlyMap<CarrierCode, CarrierContract> {
  return contractsOf(app, contractFields);
}
