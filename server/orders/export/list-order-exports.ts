import type { listOrderExports as contract } from '@zhidan/core/orders/export-api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { idSchema } from '@zhidan/core/kernel/id.ts';
import { instantSchema } from '@zhidan/core/kernel/instant.ts';
import type { OrderExportId } from '@zhidan/core/orders/order-export.ts';
import { z } from 'zod';
import type { Db } from '../../platform/db/database.ts';
import { pageCursor } from '../../platform/http/page-cursor.ts';
import { exportsOf } from './order-export-store.ts';

const cursor = pageCursor(z.object({ at: instantSchema, id: idSchema<OrderExportId>() }));

/** The caller's own exports, newest first. */
export async function listOrderExports(db: Db, ask: Asked<InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const { by, now, limit } = ask;
  const rows = await exportsOf(db, { askedBy: by.actor.id, now, after: cursor.read(ask.after), limit: limit + 1 });
  return cursor.page(rows, limit, {
    place: ({ askedAt, id }) => ({ at: askedAt, id }),
    item: ({ askedBy: _by, question: _question, shops: _shops, fileId: _file, ...shown }) => shown,
  });
}
