import { wordsTable } from '../lib/words.ts';

/** What the fields of journaled things are called. */
export const fieldWords = wordsTable('fields', {
  builtIn: { 'zh-CN': '内置', en: 'Built in' },
  code: { 'zh-CN': '代码', en: 'Code' },
  email: { 'zh-CN': '邮箱', en: 'E-mail' },
  expiresAt: { 'zh-CN': '到期时间', en: 'Expires' },
  hint: { 'zh-CN': '密钥尾部', en: 'Key hint' },
  language: { 'zh-CN': '语言', en: 'Language' },
  login: { 'zh-CN': '登录名', en: 'Login' },
  maskedFields: { 'zh-CN': '遮盖字段', en: 'Masked fields' },
  name: { 'zh-CN': '名称', en: 'Name' },
  permissions: { 'zh-CN': '权限', en: 'Permissions' },
  phone: { 'zh-CN': '手机号', en: 'Phone' },
  revokedAt: { 'zh-CN': '吊销时间', en: 'Revoked' },
  roleIds: { 'zh-CN': '角色', en: 'Roles' },
  roles: { 'zh-CN': '角色', en: 'Roles' },
  shops: { 'zh-CN': '店铺范围', en: 'Shops' },
  state: { 'zh-CN': '状态', en: 'State' },
  status: { 'zh-CN': '状态', en: 'Status' },
  totpEnabled: { 'zh-CN': '动态口令', en: 'One-time codes' },
  value: { 'zh-CN': '值', en: 'Value' },
  warehouses: { 'zh-CN': '仓库范围', en: 'Warehouses' },
});
