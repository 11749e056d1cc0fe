import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/id.ts';
import { instantSchema } from '../kernel/instant.ts';
import { pageInput, pageOf } from '../kernel/page.ts';
import { done } from './identity-field.ts';
import { permissionCodes } from './permission.ts';
import type { ApiKeyId } from './person.ts';

const apiKeyId = idSchema<ApiKeyId>();
const permission = z.enum(permissionCodes);

export const apiKeyView = z.object({
  id: apiKeyId,
  name: z.string(),
  hint: z.string(),
  permissions: z.array(permission),
  createdAt: instantSchema,
  createdByName: z.string(),
  expiresAt: instantSchema.nullable(),
  lastUsedAt: instantSchema.nullable(),
  revokedAt: instantSchema.nullable(),
});
export type ApiKeyView = z.output<typeof apiKeyView>;
export const listApiKeys = endpoint({
  method: 'GET',
  path: '/api/api-keys',
  permission: 'api_keys.manage',
  title: { 'zh-CN': 'API 密钥列表', en: 'List API keys' },
  input: z.object(pageInput),
  output: pageOf(apiKeyView),
});
/** Answers the key once; only its hash is kept. A key never has a permission its creator lacks. */
export const createApiKey = endpoint({
  method: 'POST',
  path: '/api/api-keys',
  permission: 'api_keys.manage',
  title: { 'zh-CN': '创建 API 密钥', en: 'Create an API key' },
  input: z.object({
    name: z.string().trim().min(1).max(60),
    permissions: z.array(permission).min(1),
    expiresAt: instantSchema.nullable().default(null),
  }),
  output: z.object({ id: apiKeyId, key: z.string() }),
});
export const revokeApiKey = endpoint({
  method: 'POST',
  path: '/api/api-keys/:apiKeyId/revoke',
  permission: 'api_keys.manage',
  title: { 'zh-CN': '吊销 API 密钥', en: 'Revoke an API key' },
  input: z.object({ apiKeyId }),
  output: done,
});
