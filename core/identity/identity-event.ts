import { z } from 'zod';
import { eventType } from '../kernel/event.ts';
import type { Permission } from './permission.ts';

const empty = z.object({});

export const ownerCreated = eventType({
  name: 'person.owner_created',
  subjectKind: 'person',
  payload: empty,
  words: { 'zh-CN': '创建店主账号', en: 'Owner account created' },
});
export const personAdded = eventType({
  name: 'person.added',
  subjectKind: 'person',
  payload: empty,
  words: { 'zh-CN': '新增人员', en: 'Person added' },
});
export const personChanged = eventType({
  name: 'person.changed',
  subjectKind: 'person',
  payload: empty,
  words: { 'zh-CN': '修改人员', en: 'Person changed' },
});
export const personSuspended = eventType({
  name: 'person.suspended',
  subjectKind: 'person',
  payload: empty,
  words: { 'zh-CN': '停用人员', en: 'Person suspended' },
});
export const personRestored = eventType({
  name: 'person.restored',
  subjectKind: 'person',
  payload: empty,
  words: { 'zh-CN': '恢复人员', en: 'Person restored' },
});
export const passwordReset = eventType({
  name: 'person.password_reset',
  subjectKind: 'person',
  payload: empty,
  words: { 'zh-CN': '重置密码', en: 'Password reset' },
});
export const passwordChanged = eventType({
  name: 'person.password_changed',
  subjectKind: 'person',
  payload: empty,
  words: { 'zh-CN': '修改密码', en: 'Password changed' },
});
export const totpEnabled = eventType({
  name: 'person.totp_enabled',
  subjectKind: 'person',
  payload: empty,
  words: { 'zh-CN': '开启动态口令', en: 'One-time codes enabled' },
});
export const totpDisabled = eventType({
  name: 'person.totp_disabled',
  subjectKind: 'person',
  payload: empty,
  words: { 'zh-CN': '关闭动态口令', en: 'One-time codes disabled' },
});
export const signedIn = eventType({
  name: 'person.signed_in',
  subjectKind: 'person',
  payload: z.object({ address: z.string() }),
  words: { 'zh-CN': '登录', en: 'Signed in' },
});
export const signedOut = eventType({
  name: 'person.signed_out',
  subjectKind: 'person',
  payload: empty,
  words: { 'zh-CN': '退出登录', en: 'Signed out' },
});
export const personalDataRevealed = eventType({
  name: 'person.personal_data_revealed',
  subjectKind: 'person',
  payload: z.object({ fields: z.array(z.string()) }),
  words: { 'zh-CN': '查看完整个人信息', en: 'Personal data seen in full' },
});
export const signInRefused = eventType({
  name: 'sign_in.refused',
  subjectKind: 'sign_in',
  payload: z.object({ code: z.string(), address: z.string() }),
  words: { 'zh-CN': '登录被拒', en: 'Sign-in refused' },
});
export const accessRefused = eventType({
  name: 'access.refused',
  subjectKind: 'access',
  payload: z.object({ permission: z.string(), endpoint: z.string() }),
  words: { 'zh-CN': '越权访问被拒', en: 'Access refused' },
});
export const roleAdded = eventType({
  name: 'role.added',
  subjectKind: 'role',
  payload: empty,
  words: { 'zh-CN': '新增角色', en: 'Role added' },
});
export const roleChanged = eventType({
  name: 'role.changed',
  subjectKind: 'role',
  payload: empty,
  words: { 'zh-CN': '修改角色', en: 'Role changed' },
});
export const apiKeyCreated = eventType({
  name: 'api_key.created',
  subjectKind: 'api_key',
  payload: empty,
  words: { 'zh-CN': '创建 API 密钥', en: 'API key created' },
});
export const apiKeyRevoked = eventType({
  name: 'api_key.revoked',
  subjectKind: 'api_key',
  payload: empty,
  words: { 'zh-CN': '吊销 API 密钥', en: 'API key revoked' },
});

/** Who may hear news about a subject on the live stream. Kinds without a row are for readers of the journal. */
export const identitySubjects = {
  person: 'people.display',
  role: 'people.display',
  api_key: 'api_keys.manage',
} as const satisfies Readonly<Record<string, Permission>>;
