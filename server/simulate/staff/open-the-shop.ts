import type { Assumptions } from '../assumptions.ts';
import { answered } from '../visitor.ts';
import type { Workplace } from './shift.ts';

/** What operations set up for their goods before the first day: how dear an order may be that neither auditors nor finance look at. */
export async function openTheShop({ as }: Pick<Workplace, 'as'>, { autoPassYuan }: Assumptions): Promise<void> {
  const operations = await as('yunying');
  for (const limit of ['high-amount', 'large-amount'])
    await answered(operations.post(`/api/audit/names/parameter/${limit}`, { value: autoPassYuan * 100 }));
}
