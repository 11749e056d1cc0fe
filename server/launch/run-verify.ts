import { verifyFulfillment, verifyLedger, verifyStock } from '../main.ts';
import type { Db } from '../platform/db/database.ts';
import { verifyJournal } from '../platform/journal/verify-journal.ts';
import type { Assignment } from './assignment.ts';
import { foundWrong } from './exit-code.ts';
import { openDeployment } from './open-deployment.ts';
import { tell } from './tell.ts';

/** Holds what is stored against itself and against what platforms said; answers the exit code. */
export async function runVerify(assignment: Assignment): Promise<number> {
  const { merchant } = await openDeployment(assignment, 'command');
  try {
    const isWhole = [
      await tellJournal(merchant.db),
      await tellLedger(merchant.db),
      await tellStock(merchant.db),
      await tellFulfillment(merchant.db),
    ];
    return isWhole.every(Boolean) ? 0 : foundWrong;
  } finally {
    await merchant.close();
  }
}

async function tellJournal(db: Db): Promise<boolean> {
  const { checkedCount, subjectCount, brokenCount, broken } = await verifyJournal(db);
  tell(
    {
      'zh-CN': '操作日志：校验 {checkedCount} 条、{subjectCount} 个对象，异常 {brokenCount} 条',
      en: 'journal: {checkedCount} entries of {subjectCount} subjects checked, {brokenCount} broken',
    },
    { checkedCount, subjectCount, brokenCount },
  );
  for (const entry of broken)
    process.stdout.write(`  ${entry.problem}  ${entry.subjectKind} ${entry.subjectId} #${entry.subjectSeq}  ${entry.entryId}\n`);
  return brokenCount === 0;
}

async function tellLedger(db: Db): Promise<boolean> {
  const { hourCount, shopCount, redCount, differingCount, breaks } = await verifyLedger(db);
  tell(
    {
      'zh-CN': '漏单证明：核对 {shopCount} 个店铺、{hourCount} 个小时，与平台不一致 {redCount} 个，入库后被改动 {differingCount} 个',
      en: 'completeness: {hourCount} hours of {shopCount} shops held against their platforms, {redCount} incomplete, {differingCount} changed since',
    },
    { hourCount, shopCount, redCount, differingCount },
  );
  for (const { finding, shopName, hour, platformCount, ourCount } of breaks)
    process.stdout.write(`  ${finding}  ${shopName}  ${hour}  平台 / platform ${platformCount}  我方 / ours ${ourCount}\n`);
  return redCount + differingCount === 0;
}

async function tellStock(db: Db): Promise<boolean> {
  const { levelCount, moveCount, openCount, breakCount, breaks } = await verifyStock(db);
  tell(
    {
      'zh-CN': '库存：核对 {levelCount} 个库存数、{moveCount} 条流水、{openCount} 笔占用，不一致 {breakCount} 个',
      en: 'stock: {levelCount} counters held against {moveCount} moves and {openCount} reservations, {breakCount} differ',
    },
    { levelCount, moveCount, openCount, breakCount },
  );
  for (const { code, warehouseName, onHand, moved, lastSaid, reserved, held, gapCount } of breaks)
    process.stdout.write(
      `  differs  ${code}  ${warehouseName}  实物 / on hand ${onHand}, 流水 / ledger ${moved} (${lastSaid}), ` +
        `占用 / reserved ${reserved}, 占用明细 / held ${held}, 断点 / gaps ${gapCount}\n`,
    );
  return breakCount === 0;
}

async function tellFulfillment(db: Db): Promise<boolean> {
  const { orderCount, fulfillmentCount, breakCount, breaks } = await verifyFulfillment(db);
  tell(
    {
      'zh-CN': '发货：核对 {orderCount} 个订单的拦截计数、{fulfillmentCount} 张发货单的库存占用和运单号，不一致 {breakCount} 个',
      en: 'fulfillment: the guards of {orderCount} orders and stock and numbers of {fulfillmentCount} fulfillment orders checked, {breakCount} differ',
    },
    { orderCount, fulfillmentCount, breakCount },
  );
  for (const { finding, no, said, found } of breaks)
    process.stdout.write(`  ${finding}  ${no}  记录 / said ${said}, 实际 / found ${found}\n`);
  return breakCount === 0;
}
