import { presetCodes, rulePresets } from '@zhidan/core/audit/presets/rule-preset.ts';
import { fen } from '@zhidan/core/kernel/money.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { expect, test } from 'vitest';
import { anAuditHouse } from '../../testing/test-audit-house.ts';
import { aChannelOrder } from '../../testing/test-channel-order.ts';
import { aMerchant } from '../../testing/test-merchant.ts';
import { takePreset } from './take-preset.ts';
import { tryPresets } from './try-presets.ts';

const { amounts, buyer } = aChannelOrder();
/** The same goods, sent so dearly that this is paid. */
const paying = (yuan: number) => {
  const postage = amounts.postage + yuan * 100 - amounts.paid;
  return {
    amounts: { ...amounts, postage: fen(postage), paid: fen(yuan * 100), receivable: fen(amounts.receivable - amounts.postage + postage) },
  };
};

test.each(presetCodes)('as many orders pass untouched under “%s” as was said before, and all of it can be taken back', async (preset) => {
  const merchant = await aMerchant();
  const house = await anAuditHouse(merchant);
  const orders = {
    small: paying(112),
    middle: paying(320),
    dear: paying(1_800),
    dearest: paying(2_600),
    writes: { buyer: { ...buyer, message: '周末送' } },
  };
  const paidAt = plusMs(merchant.clock(), -60_000);
  await house.receive(
    ...Object.entries(orders).map(([no, change]) => house.order(no, { paidAt, buyer: { ...buyer, openId: no }, ...change })),
  );
  await house.settle();
  const said = await tryPresets(merchant.db, merchant.vault);
  expect([said.orderCount, said.now.passCount]).toEqual([5, 0]);
  const item = said.items.find((one) => one.preset === preset);
  expect(item?.passCount).toBe({ careful: 1, balanced: 2, automatic: 3 }[preset]);
  expect(item?.changeCount).toBeGreaterThan(5);

  const { on, parameters } = rulePresets[preset];
  const take = (content: { on: typeof said.now.on; parameters: typeof said.now.parameters }) =>
    house.within((tx) => takePreset(tx, { ...house.ask(), ...content }));
  const { before } = await take({ on: [...on], parameters });
  await house.settle();
  merchant.clock.advance(3_600_000);
  await house.tick();
  const verdicts = await Promise.all(Object.keys(orders).map(async (no) => (await house.verdict(no))?.verdict));
  expect(verdicts.filter((verdict) => verdict === 'pass')).toHaveLength(item?.passCount ?? -1);
  expect((await tryPresets(merchant.db, merchant.vault)).items.find((one) => one.preset === preset)?.changeCount).toBe(0);

  const switches = (await house.told('audit_rule.switched')).length;
  await take({ on: [...on], parameters }); // the same again changes nothing, and is not told
  expect(await house.told('audit_rule.switched')).toHaveLength(switches);
  await take(before);
  expect((await tryPresets(merchant.db, merchant.vault)).now).toMatchObject({ on: said.now.on, parameters: said.now.parameters });
});
