import type { Merchant } from '../../server/platform/merchant.ts';
import { aPrintHouse, type PrintHouse } from '../../server/testing/test-print-house.ts';
import type { TestMerchant } from '../../server/testing/test-merchant.ts';

/** Orders that are ready for their labels, by a print program and as pages of our own; some still wait, some are held up. */
export async function startPrinting(merchant: Merchant): Promise<void> {
  await printHouse(merchant);
}

export async function printHouse(merchant: Merchant): Promise<PrintHouse> {
  const house = await aPrintHouse(merchant as TestMerchant); // its clock is read, never moved
  const numbers = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${prefix}${String(index + 1).padStart(6, '0')}`);
  await house.ready(numbers('4600001', 14));
  await house.ready(numbers('4600002', 3), 'hand');
  await house.ready(numbers('4600003', 2));
  await house.hold('4600003000001');
  const waiting = house.order('4600004000001');
  await house.receive(waiting);
  await house.settle();
  await house.bring([(await house.ofOrder('4600004000001')).id], 'to_print');
  return house;
}
