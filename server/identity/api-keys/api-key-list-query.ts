import type { listApiKeys as contract } from '@zhidan/core/identity/api-key-api.ts';
import { permissionCodes } from '@zhidan/core/identity/permission.ts';
import type { ApiKeyId } from '@zhidan/core/identity/person.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { idSchema } from '@zhidan/core/kernel/id.ts';
import { instantSchema } from '@zhidan/core/kernel/instant.ts';
import { z } from 'zod';
import type { Db } from '../../platform/db/database.ts';
import { pageCursor } from '../../platform/http/page-cursor.ts';

const cursor = pageCursor(z.object({ createdAt: instantSchema, id: idSchema<ApiKeyId>() }));

/** The keys of the merchant, newest first, revoked ones too. */
export async function listApiKeys(db: Db, ask: InputOf<typeof contract>): Promise<OutputOf<typeof contract>> {
  const place = cursor.read(ask.after);
  let keys = db
    .selectFrom('api_keys')
    .innerJoin('people', 'people.id', 'api_keys.created_by')
    .select([
      'api_keys.id',
      'api_keys.name',
      'hint',
      'permissions',
      'created_at',
      'people.name as created_by_name',
      'expires_at',
      'last_used_at',
      'revoked_at',
    ])
    .orderBy('created_at', 'desc')
    .orderBy('api_keys.id', 'desc')
    .limit(ask.limit + 1);
  if (place) keys = keys.where((where) => where(where.refTuple('created_at', 'api_keys.id'), '<', where.tuple(place.createdAt, place.id)));
  return cursor.page(await keys.execute(), ask.limit, {
    place: (row) => ({ createdAt: row.created_at, id: row.id as ApiKeyId }),
    item: (row) => ({
      id: row.id as ApiKeyId,
      name: row.name,
      hint: row.hint,
      permissions: permissionCodes.filter((code) => row.permissions.includes(code)),
      createdAt: row.created_at,
      createdByName: row.created_by_name,
      expiresAt: row.expires_at,
      lastUsedAt: row.last_used_at,
      revokedAt: row.revoked_at,
    }),
  });
}
