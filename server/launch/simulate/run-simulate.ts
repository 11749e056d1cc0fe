import { mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { createLog } from '../../platform/log/create-log.ts';
import { simulate, simulationName, type SimulateAsk } from '../../simulate/simulate.ts';
import type { MonthOutcome } from '../../simulate/run-month.ts';
import { isGreen } from '../../simulate/verify-all.ts';
import type { Settings } from '../../settings.ts';
import type { Assignment } from '../assignment.ts';
import { foundWrong } from '../exit-code.ts';
import { productVersion } from '../open-deployment.ts';
import { tell } from '../tell.ts';
import { comparisonLines, dayLines, outcomeLines } from './print-outcome.ts';
import { readSimulateAsk, type SimulateLine } from './read-simulate-ask.ts';
import { simulateUsage } from './simulate-usage.ts';
import { withServerToKill } from './with-server-to-kill.ts';

type SimulateGround = Readonly<{
  settings: Settings;
  /** the database of the settings, for as long as something is done with it */
  withDatabase(run: (assignment: Assignment) => Promise<number>): Promise<number>;
}>;

/** All that is on its way arrives within so many days: carriers, returns and refunds. */
const quietDays = 12;

/** `zhidan simulate …`: some days of the demo's merchant in a schema of their own; answers the exit code. */
export async function runSimulate(rest: readonly string[], { settings, withDatabase }: SimulateGround): Promise<number> {
  const read = await readSimulateAsk(rest);
  if (!read.ok) {
    tell(read.problem.words, { value: read.problem.value });
    tell(simulateUsage, {});
    return 2;
  }
  const { line } = read;
  if (line.hasFaults) return runFaultMonth(line, settings);
  return withDatabase(async ({ databaseUrl, secretKey }) => {
    const { days, seed } = line;
    tell(
      { 'zh-CN': '模拟 {days} 天，种子 {seed}，数据放在 merchant_{name}', en: 'simulating {days} days, seed {seed}, in merchant_{name}' },
      { days, seed, name: simulationName },
    );
    const outcome = await simulate({ ...asked(line), databaseUrl, secretKey, quietDays: 0 });
    print(outcomeLines(outcome));
    await keep(line, settings, { outcome });
    return isWell(outcome) ? 0 : foundWrong;
  });
}

/** The same days twice on a database of their own: in peace, and with everything going wrong; the ends are compared. */
async function runFaultMonth(line: SimulateLine, settings: Settings): Promise<number> {
  const { days, seed } = line;
  return withServerToKill(join(settings.dataDir, 'fault-month'), async ({ databaseUrl, secretKey, killDatabase }) => {
    const ask = { ...asked(line), databaseUrl, secretKey, quietDays };
    tell({ 'zh-CN': '先无故障：{days} 天，种子 {seed}', en: 'first without faults: {days} days, seed {seed}' }, { days, seed });
    const calm = await simulate(ask);
    tell({ 'zh-CN': '再过一遍，处处出故障', en: 'and once more, with everything going wrong' }, {});
    const rough = await simulate({ ...ask, rough: { killDatabase } });
    print([...outcomeLines(rough), ...comparisonLines(calm, rough)]);
    await keep(line, settings, { outcome: rough, calm });
    return calm.digest === rough.digest && isWell(calm) && isWell(rough) ? 0 : foundWrong;
  });
}

function asked({ days, seed, assumptions }: SimulateLine): Omit<SimulateAsk, 'databaseUrl' | 'secretKey' | 'quietDays'> {
  return {
    version: productVersion(),
    now: instant(Date.now()),
    seed,
    days,
    assumptions,
    log: createLog({ level: 'error', process: 'command' }),
    tell: (report) => print(dayLines(report)),
  };
}

const isWell = ({ days }: MonthOutcome): boolean =>
  days.every(
    ({ breaks, facts, wrongs }) => isGreen(breaks) && facts.leftovers === 0 && Object.values(wrongs).every((count) => count === 0),
  );

const print = (lines: readonly string[]): void => void process.stdout.write(lines.map((line) => `${line}\n`).join(''));

/** What came out stays in the data folder, and where the line says so. */
async function keep(
  { days, seed, out, hasFaults, assumptions }: SimulateLine,
  { dataDir }: Settings,
  outcomes: Readonly<{ outcome: MonthOutcome; calm?: MonthOutcome }>,
): Promise<void> {
  const folder = join(dataDir, 'simulations');
  mkdirSync(folder, { recursive: true });
  const name = `${seed.replaceAll(/[^\p{L}\p{N}-]/gu, '_')}-${days}x${assumptions.ordersADay}${hasFaults ? '-faults' : ''}.json`;
  const { outcome, calm } = outcomes;
  const text = `${JSON.stringify({ ...outcome, ...(calm && { calm }) }, null, 2)}\n`;
  for (const file of [join(folder, name), ...(out === null ? [] : [out])]) await writeFile(file, text);
  tell({ 'zh-CN': '结果保存在 {file}', en: 'kept in {file}' }, { file: join(folder, name) });
}
