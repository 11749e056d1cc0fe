import { writeFile } from 'node:fs/promises';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { createLog } from '../../platform/log/create-log.ts';
import { simulate, simulationName } from '../../simulate/simulate.ts';
import { isGreen } from '../../simulate/verify-all.ts';
import type { Assignment } from '../assignment.ts';
import { foundWrong } from '../exit-code.ts';
import { productVersion } from '../open-deployment.ts';
import { tell } from '../tell.ts';
import { dayLine, outcomeLines } from './print-outcome.ts';
import { readSimulateAsk } from './read-simulate-ask.ts';
import { simulateUsage } from './simulate-usage.ts';

/** `zhidan simulate …`: some days of the demo's merchant in a schema of their own; answers the exit code. */
export async function runSimulate({ databaseUrl, secretKey }: Assignment, rest: readonly string[]): Promise<number> {
  const read = await readSimulateAsk(rest);
  if (!read.ok) {
    tell(read.problem.words, { value: read.problem.value });
    tell(simulateUsage, {});
    return 2;
  }
  const { days, seed, out, assumptions } = read.line;
  tell(
    { 'zh-CN': '模拟 {days} 天，种子 {seed}，数据放在 merchant_{name}', en: 'simulating {days} days, seed {seed}, in merchant_{name}' },
    { days, seed, name: simulationName },
  );
  const outcome = await simulate({
    databaseUrl,
    secretKey,
    version: productVersion(),
    now: instant(Date.now()),
    seed,
    days,
    assumptions,
    log: createLog({ level: 'error', process: 'command' }),
    tell: (report) => void process.stdout.write(`${dayLine(report)}\n`),
  });
  process.stdout.write(
    outcomeLines(outcome)
      .map((line) => `${line}\n`)
      .join(''),
  );
  if (out !== null) await writeFile(out, `${JSON.stringify(outcome, null, 2)}\n`);
  return outcome.days.every(({ breaks, facts }) => isGreen(breaks) && facts.leftovers === 0) ? 0 : foundWrong;
}
