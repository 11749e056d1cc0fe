import { listWarehouses, type WarehouseRow } from '@zhidan/core/inventory/warehouse-api.ts';
import { useAnswer } from '../../../lib/answers.ts';
import { preference, usePreference } from '../../../lib/preference.ts';

/** Where this browser stands; the same for all work by scan. */
const place = preference<string>('scan.warehouse', '', (stored) => (typeof stored === 'string' ? stored : null));

/** The caller's warehouses in use, the one that this browser stands in, and the way to another. */
export function useDeskPlace(): Readonly<{
  warehouses: readonly WarehouseRow[] | undefined;
  warehouse: WarehouseRow | undefined;
  choose: (id: string) => void;
}> {
  const { data } = useAnswer(listWarehouses, {}, { follows: ['warehouse'] });
  const chosen = usePreference(place);
  const warehouses = data?.items.filter(({ state }) => state === 'active');
  return { warehouses, warehouse: warehouses?.find(({ id }) => id === chosen) ?? warehouses?.[0], choose: (id) => place.write(id) };
}
