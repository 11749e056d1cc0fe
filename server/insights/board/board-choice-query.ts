import type { listBoardChoices } from '@zhidan/core/insights/board/board-api.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

/** Categories that goods have, the largest first. */
export async function boardChoices(db: Db): Promise<OutputOf<typeof listBoardChoices>> {
  const { rows } = await sql<{ category: string }>`
    select category from skus where category <> '' group by category order by count(*) desc, category limit 200`.execute(db);
  return { categories: rows.map(({ category }) => category) };
}
