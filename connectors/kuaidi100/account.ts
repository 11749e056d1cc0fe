import { carrierCodesField } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import type { AppField, ChannelApp } from '@zhidan/core/channels/shop-grant.ts';
import { contractsField, contractsOf, type CarrierContract } from '@zhidan/core/waybills/contract-lines.ts';
import type { CarrierCode } from '@zhidan/core/waybills/waybill-source.ts';

const key: AppField = { key: 'key', words: { 'zh-CN': '授权 key', en: 'Key' }, isSecret: true, isRequired: true };

/** An account that asks where parcels are. `salt` signs what Kuaidi100 tells us; any text of the merchant's choice. */
export const trackingFields: readonly AppField[] = [
  key,
  { key: 'customer', words: { 'zh-CN': '公司编号 customer', en: 'Customer' }, isSecret: true, isRequired: true },
  {
    key: 'salt',
    words: { 'zh-CN': '推送签名密码 salt（自定，至少 8 位）', en: 'Salt for pushes (your own, 8 characters or more)' },
    isSecret: true,
    isRequired: true,
  },
  carrierCodesField,
];

/** An account that takes numbers. */
export const waybillFields: readonly AppField[] = [
  key,
  { key: 'secret', words: { 'zh-CN': '电子面单 secret', en: 'E-waybill secret' }, isSecret: true, isRequired: true },
  contractsField('ZTO partnerId=K21000 partnerKey=xxxx net=宁波'),
  carrierCodesField,
];

/** The fields of a contract with a carrier, by Kuaidi100's own names. Source: logistics.md §8. */
const contractFields = [
  'partnerId',
  'partnerKey',
  'partnerSecret',
  'partnerName',
  'net',
  'code',
  'checkMan',
  'tbNet',
  'expType',
  'payType',
  'tempId',
  'printType',
];

export function contractsIn(app: Pick<ChannelApp, 'fields'>): ReadonlyMap<CarrierCode, CarrierContract> {
  return contractsOf(app, contractFields);
}
