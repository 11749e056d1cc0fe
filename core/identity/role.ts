import type { Id } from '../kernel/id.ts';
import type { Words } from '../kernel/words.ts';
import { permissionCodes, type Permission } from './permission.ts';

export type RoleId = Id<'RoleId'>;

/** Personal fields that a role sees only masked, whatever its permissions. */
export const maskableFields = {
  'person.phone': { 'zh-CN': '员工手机号', en: "Staff member's phone" },
  'person.email': { 'zh-CN': '员工邮箱', en: "Staff member's e-mail" },
  'order.receiver': { 'zh-CN': '订单收件人', en: "Order's receiver" },
} as const satisfies Readonly<Record<string, Words>>;

export type MaskableField = keyof typeof maskableFields;

/** A role of the merchant: a row, not code. `builtIn` ones come with the product; their permissions may be changed too. */
export type Role = Readonly<{
  id: RoleId;
  code: string;
  name: string;
  builtIn: boolean;
  permissions: readonly Permission[];
  maskedFields: readonly MaskableField[];
}>;

type RoleStart = Readonly<{ words: Words; permissions: readonly Permission[]; maskedFields: readonly MaskableField[] }>;

const work: readonly Permission[] = [
  'people.display',
  'orders.display',
  'audit.display',
  'shops.display',
  'catalog.display',
  'inventory.display',
  'waybills.display',
  'tracking.display',
  'ship_notices.display',
  'allocation.display',
  'fulfillment.display',
  'printing.display',
  'requests.display',
];
const display: readonly Permission[] = [...work, 'journal.display'];
const allMasked = Object.keys(maskableFields) as MaskableField[];
const staffMasked = allMasked.filter((field) => field !== 'order.receiver');

/** The roles every merchant starts with. */
export const startingRoles = {
  owner: { words: { 'zh-CN': '老板', en: 'Owner' }, permissions: permissionCodes, maskedFields: [] },
  supervisor: {
    words: { 'zh-CN': '主管', en: 'Supervisor' },
    permissions: [
      ...display,
      'shops.manage',
      'orders.tag',
      'audit.decide',
      'audit.release',
      'audit.manage',
      'requests.make',
      'approvals.decide',
      'approvals.manage',
      'journal.verify',
      'jobs.display',
      'settings.display',
      'catalog.manage',
      'inventory.move',
      'inventory.adjust',
      'warehouses.manage',
      'fulfillment.set_up',
      'allocation.manage',
      'fulfillment.manage',
      'fulfillment.force',
      'floor.work',
      'floor.manage',
      'printing.print',
      'printing.reprint',
      'views.share',
      'orders.add',
      'orders.export',
      'imports.manage',
      'ship_notices.manage',
      'waybills.take',
      'waybills.manage',
      'notify.display',
      'notify.manage',
      'tracking.handle',
      'tracking.manage',
      'measures.display',
      'measures.manage',
      'personal_data.reveal',
    ],
    maskedFields: [],
  },
  operations: {
    words: { 'zh-CN': '运营', en: 'Operations' },
    permissions: [
      ...display,
      'shops.manage',
      'orders.tag',
      'audit.decide',
      'audit.manage',
      'requests.make',
      'jobs.display',
      'settings.display',
      'catalog.manage',
      'inventory.move',
      'inventory.adjust',
      'fulfillment.set_up',
      'allocation.manage',
      'fulfillment.manage',
      'floor.work',
      'printing.print',
      'printing.reprint',
      'views.share',
      'orders.add',
      'orders.export',
      'imports.manage',
      'ship_notices.manage',
      'waybills.take',
      'waybills.manage',
      'notify.display',
      'tracking.handle',
      'tracking.manage',
    ],
    maskedFields: allMasked,
  },
  service: {
    words: { 'zh-CN': '客服', en: 'Service' },
    permissions: [
      ...work,
      'orders.add',
      'orders.tag',
      'audit.decide',
      'requests.make',
      'imports.manage',
      'fulfillment.manage',
      'tracking.handle',
      'personal_data.reveal',
    ],
    maskedFields: staffMasked,
  },
  warehouse: {
    words: { 'zh-CN': '仓库', en: 'Warehouse' },
    permissions: [...work, 'inventory.move', 'floor.work', 'waybills.take', 'printing.print', 'printing.reprint'],
    maskedFields: allMasked,
  },
  finance: {
    words: { 'zh-CN': '财务', en: 'Finance' },
    permissions: [...display, 'audit.finance', 'journal.verify', 'orders.export'],
    maskedFields: allMasked,
  },
  administrator: {
    words: { 'zh-CN': '管理员', en: 'Administrator' },
    permissions: permissionCodes.filter((code) => code !== 'personal_data.reveal'),
    maskedFields: allMasked,
  },
} as const satisfies Readonly<Record<string, RoleStart>>;

export type StartingRole = keyof typeof startingRoles;
