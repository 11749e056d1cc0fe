import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/id.ts';
import { instantSchema } from '../kernel/instant.ts';
import { pageInput, pageOf } from '../kernel/page.ts';
import { languages } from '../kernel/words.ts';
import { permissionCodes } from './permission.ts';
import { done, login, password } from './identity-field.ts';
import type { PersonId } from './person.ts';
import { maskableFields, type MaskableField, type RoleId } from './role.ts';

const personId = idSchema<PersonId>();
const roleId = idSchema<RoleId>();
const language = z.enum(languages);
const permission = z.enum(permissionCodes);
const scope = z.union([z.literal('all'), z.array(z.string().max(64)).max(500)]);

/** A member of staff as lists and forms show it; phone and e-mail masked unless revealed. */
export const personView = z.object({
  id: personId,
  login: z.string(),
  name: z.string(),
  status: z.enum(['active', 'suspended']),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  roleIds: z.array(roleId),
  roleNames: z.array(z.string()),
  shops: scope,
  warehouses: scope,
  language,
  totpEnabled: z.boolean(),
  addedAt: instantSchema,
  lastSignedInAt: instantSchema.nullable(),
});
export type PersonView = z.output<typeof personView>;

const personFields = {
  name: z.string().trim().min(1).max(40),
  phone: z
    .string()
    .trim()
    .regex(/^\+?[\d -]{7,20}$/)
    .nullable()
    .default(null),
  email: z.email().max(120).nullable().default(null),
  roleIds: z.array(roleId).min(1).max(10),
  shops: scope.default('all'),
  warehouses: scope.default('all'),
};

export const roleView = z.object({
  id: roleId,
  code: z.string(),
  name: z.string(),
  builtIn: z.boolean(),
  permissions: z.array(permission),
  maskedFields: z.array(z.enum(Object.keys(maskableFields) as [MaskableField, ...MaskableField[]])),
  peopleCount: z.int(),
  /** of a starting role that people have edited: what this version would give it besides */
  newPermissions: z.array(permission),
});
export type RoleView = z.output<typeof roleView>;

export const listPeople = endpoint({
  method: 'GET',
  path: '/api/people',
  permission: 'people.display',
  title: { 'zh-CN': '人员列表', en: 'List people' },
  input: z.object({
    ...pageInput,
    search: z.string().trim().max(64).optional(),
    status: z.enum(['active', 'suspended']).optional(),
    roleId: roleId.optional(),
  }),
  output: pageOf(personView),
});
export const addPerson = endpoint({
  method: 'POST',
  path: '/api/people',
  permission: 'people.manage',
  title: { 'zh-CN': '新增人员', en: 'Add a person' },
  // no language: the merchant's default
  input: z.object({ ...personFields, language: language.optional(), login, password }),
  output: z.object({ id: personId }),
});
export const changePerson = endpoint({
  method: 'POST',
  path: '/api/people/:personId/change',
  permission: 'people.manage',
  title: { 'zh-CN': '修改人员', en: 'Change a person' },
  // a masked phone or e-mail is never sent back: absent means unchanged, null means removed
  input: z.object({
    personId,
    name: personFields.name,
    roleIds: personFields.roleIds,
    shops: scope,
    warehouses: scope,
    language,
    phone: personFields.phone.unwrap().optional(),
    email: personFields.email.unwrap().optional(),
  }),
  output: done,
});
export const suspendPerson = endpoint({
  method: 'POST',
  path: '/api/people/:personId/suspend',
  permission: 'people.manage',
  title: { 'zh-CN': '停用人员', en: 'Suspend a person' },
  input: z.object({ personId, reason: z.string().trim().max(200).default('') }),
  output: done,
});
export const restorePerson = endpoint({
  method: 'POST',
  path: '/api/people/:personId/restore',
  permission: 'people.manage',
  title: { 'zh-CN': '恢复人员', en: 'Restore a person' },
  input: z.object({ personId }),
  output: done,
});
/** Ends every session of the person and switches their one-time codes off. */
export const resetPassword = endpoint({
  method: 'POST',
  path: '/api/people/:personId/reset-password',
  permission: 'people.manage',
  title: { 'zh-CN': '重置密码', en: 'Reset a password' },
  input: z.object({ personId, password }),
  output: done,
});
/** Journaled with its reason. */
export const revealPerson = endpoint({
  method: 'POST',
  path: '/api/people/:personId/reveal',
  permission: 'personal_data.reveal',
  title: { 'zh-CN': '查看完整个人信息', en: 'Reveal personal data' },
  input: z.object({ personId, reason: z.string().trim().min(2).max(200) }),
  output: z.object({ phone: z.string().nullable(), email: z.string().nullable() }),
});

export const listRoles = endpoint({
  method: 'GET',
  path: '/api/roles',
  permission: 'people.display',
  title: { 'zh-CN': '角色列表', en: 'List roles' },
  input: z.object({}),
  output: z.object({ items: z.array(roleView) }),
});
const roleFields = { name: z.string().trim().min(1).max(40), permissions: z.array(permission), maskedFields: roleView.shape.maskedFields };
export const addRole = endpoint({
  method: 'POST',
  path: '/api/roles',
  permission: 'people.manage',
  title: { 'zh-CN': '新增角色', en: 'Add a role' },
  input: z.object(roleFields),
  output: z.object({ id: roleId }),
});
export const changeRole = endpoint({
  method: 'POST',
  path: '/api/roles/:roleId/change',
  permission: 'people.manage',
  title: { 'zh-CN': '修改角色', en: 'Change a role' },
  input: z.object({ roleId, ...roleFields }),
  output: done,
});
