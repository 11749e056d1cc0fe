import { readFile } from 'node:fs/promises';
import { backtestFile } from '../../main.ts';
import type { Assignment } from '../assignment.ts';
import { foundWrong } from '../exit-code.ts';
import { openDeployment } from '../open-deployment.ts';
import { tell } from '../tell.ts';
import { auditUsage } from './audit-usage.ts';

const usualDays = 30;

/** `zhidan audit backtest FILE [--days N]`: tries a rule on the orders of the last days; answers the exit code. */
export async function runAudit(assignment: Assignment, rest: readonly string[]): Promise<number> {
  const [doing, file, flag, days = String(usualDays)] = rest;
  const isDays = (flag === undefined || flag === '--days') && /^[1-9]\d{0,2}$/.test(days) && Number(days) <= 365;
  if (doing !== 'backtest' || !file || !isDays) {
    tell(auditUsage, {});
    return 2;
  }
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) {
    tell({ 'zh-CN': '读不到文件 {file}，请检查路径和权限', en: 'cannot read {file}: look at its path and permissions' }, { file });
    return 1;
  }
  const { merchant } = await openDeployment(assignment, 'command');
  try {
    return await tellBacktest(merchant, text, Number(days));
  } finally {
    await merchant.close();
  }
}

async function tellBacktest(merchant: Parameters<typeof backtestFile>[0], text: string, days: number): Promise<number> {
  const answer = await backtestFile(merchant, { text, days });
  if (!answer.ok) {
    tell({ 'zh-CN': '规则不能用，{count} 处问题：', en: 'the rule cannot be used, problems: {count}' }, { count: answer.problems.length });
    for (const { words } of answer.problems) process.stdout.write(`  ${words['zh-CN']} / ${words.en}\n`);
    return foundWrong;
  }
  const { orderCount, hitCount, liveHitCount, addedCount, removedCount, hitsByDay, samples, fidelity, warnings, until } = answer.backtest;
  tell(
    {
      'zh-CN':
        '最近 {days} 天 {orderCount} 单（截至 {until}），命中 {hitCount} 单；现行版本命中 {live}，新增 {added}，减少 {removed}（{fidelity}）',
      en: '{orderCount} orders of {days} days, until {until}: {hitCount} found; in force {live}, added {added}, removed {removed} ({fidelity})',
    },
    { days, until, orderCount, hitCount, live: liveHitCount ?? '-', added: addedCount, removed: removedCount, fidelity },
  );
  for (const { day, hits, orders } of hitsByDay) process.stdout.write(`  ${day}  ${hits} / ${orders}\n`);
  for (const { channelOrderNo, because } of samples)
    process.stdout.write(`  ${channelOrderNo}  ${because.map((words) => words['zh-CN']).join('；')}\n`);
  for (const words of warnings) process.stdout.write(`  ! ${words['zh-CN']} / ${words.en}\n`);
  return 0;
}
