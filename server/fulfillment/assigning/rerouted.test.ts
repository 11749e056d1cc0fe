import { addAreas as addAreasContract } from '@zhidan/core/allocation/area-api.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { expect, test } from 'vitest';
import { addAreas } from '../../allocation/index.ts';
import { anAuditHouse } from '../../testing/test-audit-house.ts';
import { aMerchant } from '../../testing/test-merchant.ts';
import { asked } from '../../testing/test-news.ts';

test('what waits for its label is routed anew when its carrier may go there no more; what is printed, or chosen by a person, stays', async () => {
  const merchant = await aMerchant();
  const house = await anAuditHouse(merchant, { on: ['auto-pass'] });
  const paidAt = plusMs(merchant.clock(), -3_600_000);
  const released = async (no: string) => {
    await house.receive(house.order(no, { paidAt }));
    await house.settle();
    return (await house.ofOrder(no)).id;
  };
  const [waiting, printed, chosen] = [await released('1'), await released('2'), await released('3')];
  await house.number([printed]);
  expect((await house.print([printed]))[0]?.isClaimed).toBe(true);
  await merchant.db.updateTable('fulfillment_orders').set({ carrier_by: 'hand' }).where('id', '=', chosen).execute();
  await house.addCarrier('SF');
  await house.settle();
  expect((await house.ofOrder('1')).id).toBe(waiting);
  expect(await house.ofOrder('1')).toMatchObject({ stage: 'to_print', carrier: 'ZTO' });

  const area = { regions: ['浙江省'], carriers: ['ZTO'], reason: 'force_majeure', effect: 'disable_carrier' };
  await house.within((tx) => addAreas(tx, { ...asked(merchant.clock), ...addAreasContract.input.parse(area) }));
  await house.settle();
  await house.tick();
  expect(await house.ofOrder('1')).toMatchObject({
    stage: 'to_print',
    carrier: 'SF',
    parcels: [{ state: 'voided' }, { state: 'wanted', carrier: 'SF' }],
  });
  expect(await house.ofOrder('2')).toMatchObject({ stage: 'to_pick', carrier: 'ZTO' });
  expect(await house.ofOrder('3')).toMatchObject({ stage: 'to_print', carrier: 'ZTO' });
});
