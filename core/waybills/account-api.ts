import { z } from 'zod';
import { carrierCodeList, type CarrierCode } from '../channels/carrier/carrier-codes.ts';
import type { ShopId } from '../channels/channel.ts';
import { shownFault } from '../channels/shop/pull-run-api.ts';
import { warehouseId } from '../inventory/warehouse-api.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema, type Id } from '../kernel/id.ts';
import { instantSchema } from '../kernel/instant.ts';
import { accountSourceCodes } from './account-source.ts';

export type WaybillAccountId = Id<'WaybillAccountId'>;

export const waybillAccountId = idSchema<WaybillAccountId>();
const shopId = idSchema<ShopId>();
const source = z.enum(accountSourceCodes);
export const carrier = z.enum(carrierCodeList as [CarrierCode, ...CarrierCode[]]);
const words = z.object({ 'zh-CN': z.string(), en: z.string() });
const done = z.object({ done: z.literal(true) });

/** Accounts that a merchant may have: they are listed whole. */
export const accountLimit = 200;
/** Lines of one account: carriers × warehouses. */
export const lineLimit = 500;
/** A person is told when fewer numbers are left, unless they say otherwise. */
export const usualLowBalance = 200;

/** An address that parcels are sent from, as a subscription names it. */
export const senderAddress = z.object({
  province: z.string().max(30),
  city: z.string().max(30),
  district: z.string().max(30),
  town: z.string().max(50),
  detail: z.string().max(200),
});
export type SenderAddress = z.output<typeof senderAddress>;

/** A source as the form for a new account draws it. */
export const sourceView = z.object({
  source,
  words,
  /** shops of these channels ask it; null: the account's own fields do */
  askedBy: z.array(z.string()).nullable(),
  fields: z.array(z.object({ key: z.string(), words, isSecret: z.boolean(), isRequired: z.boolean() })),
  /** gateways by name, for accounts that no shop asks: the real one, and the emulator's where this deployment runs one */
  addresses: z.array(z.object({ name: z.string(), real: z.string(), emulated: z.string().nullable() })),
  /** carriers that it knows */
  carriers: z.array(carrier),
});
export type SourceView = z.output<typeof sourceView>;

export const listWaybillSources = endpoint({
  method: 'GET',
  path: '/api/waybill-sources',
  permission: 'waybills.display',
  title: { 'zh-CN': '面单来源', en: 'Sources of waybill numbers' },
  input: z.object({}),
  output: z.object({ items: z.array(sourceView) }),
});

/** What the service said of a carrier: numbers left (null: not counted), branch, addresses of the subscription. */
export const subscriptionView = z.object({
  carrier: carrier.nullable(),
  carrierCodeThere: z.string(),
  branchCode: z.string(),
  branchName: z.string(),
  balance: z.int().nullable(),
  senders: z.array(senderAddress),
  accountNos: z.array(z.string()),
});
export type SubscriptionView = z.output<typeof subscriptionView>;

/** `sender` null: the warehouse's own address. `numberFen`: what a number costs, 0 for nothing or not known. */
export const waybillLine = z.object({
  carrier,
  warehouseId,
  sender: senderAddress.nullable().default(null),
  accountNo: z.string().trim().max(60).default(''),
  branchCode: z.string().trim().max(60).default(''),
  templateUrl: z.string().trim().max(500).default(''),
  numberFen: z.int().min(0).max(100_000).default(0),
});
export type WaybillLine = z.output<typeof waybillLine>;

/** An account with what it serves and what its service said last. A secret never comes back out: `hint` is its last characters. */
export const accountView = z.object({
  id: waybillAccountId,
  name: z.string(),
  source,
  shopId: shopId.nullable(),
  servesAllShops: z.boolean(),
  servesShopIds: z.array(shopId),
  lines: z.array(waybillLine),
  lowBalance: z.int(),
  isActive: z.boolean(),
  subscriptions: z.array(subscriptionView),
  readAt: instantSchema.nullable(),
  lowCarriers: z.array(carrier),
  fault: shownFault.nullable(),
  addedAt: instantSchema,
  fields: z.array(z.object({ key: z.string(), isSet: z.boolean(), value: z.string().nullable(), hint: z.string() })),
  addresses: z.record(z.string(), z.string()),
});
export type AccountView = z.output<typeof accountView>;

export const listWaybillAccounts = endpoint({
  method: 'GET',
  path: '/api/waybill-accounts',
  permission: 'waybills.display',
  title: { 'zh-CN': '电子面单账户', en: 'E-waybill accounts' },
  input: z.object({}),
  output: z.object({ items: z.array(accountView) }),
});

const texts = z.record(z.string().max(64), z.string().trim().max(4_000));
const name = z.string().trim().min(1).max(60);
const lowBalance = z.int().min(0).max(1_000_000);

export const addWaybillAccount = endpoint({
  method: 'POST',
  path: '/api/waybill-accounts',
  permission: 'waybills.manage',
  title: { 'zh-CN': '添加电子面单账户', en: 'Add an e-waybill account' },
  input: z.object({
    name,
    source,
    shopId: shopId.nullable().default(null),
    fields: texts.default({}),
    addresses: texts.default({}),
    lowBalance: lowBalance.default(usualLowBalance),
  }),
  output: z.object({ id: waybillAccountId }),
});

/** What is absent stays. A field that is empty is removed; one that is absent stays. Lines and shops are told whole. */
export const changeWaybillAccount = endpoint({
  method: 'POST',
  path: '/api/waybill-accounts/:accountId/change',
  permission: 'waybills.manage',
  title: { 'zh-CN': '修改电子面单账户', en: 'Change an e-waybill account' },
  input: z.object({
    accountId: waybillAccountId,
    name: name.optional(),
    fields: texts.optional(),
    addresses: texts.optional(),
    lowBalance: lowBalance.optional(),
    isActive: z.boolean().optional(),
    servesAllShops: z.boolean().optional(),
    servesShopIds: z.array(shopId).max(500).optional(),
    lines: z.array(waybillLine).max(lineLimit).optional(),
  }),
  output: done,
});

/** Asks the service now: the test of an account, and its numbers left. `fault` null: it answered. */
export const readWaybillAccount = endpoint({
  method: 'POST',
  path: '/api/waybill-accounts/:accountId/read',
  permission: 'waybills.manage',
  title: { 'zh-CN': '刷新订购关系和余额', en: 'Read subscriptions and numbers left' },
  input: z.object({ accountId: waybillAccountId }),
  output: z.object({ subscriptions: z.array(subscriptionView), fault: shownFault.nullable() }),
});
