import type { WarehouseContent } from '@zhidan/core/inventory/warehouse.ts';
import { maskName, maskPhone } from '@zhidan/core/kernel/mask.ts';

/** A warehouse as the journal keeps it: what is known of it, its contact masked. */
export function journaledWarehouse({ contactName, contactPhone, ...facts }: WarehouseContent & Readonly<{ isDefault?: boolean }>): object {
  const contact = {
    ...(contactName ? { contactName: maskName(contactName) } : {}),
    ...(contactPhone ? { contactPhone: maskPhone(contactPhone) } : {}),
  };
  return { ...Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null && value !== '')), ...contact };
}
