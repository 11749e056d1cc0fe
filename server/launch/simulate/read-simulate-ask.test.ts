import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { comparable, usualAssumptions } from '../../simulate/assumptions.ts';
import { readSimulateAsk } from './read-simulate-ask.ts';

test('nothing said is a month with the usual assumptions', async () => {
  const read = await readSimulateAsk([]);
  expect(read).toEqual({ ok: true, line: { days: 30, seed: '1', out: null, hasFaults: false, assumptions: usualAssumptions } });
});

test('the line counts more than the file, and the file more than the table', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'zhidan-')), 'assumptions.json');
  await writeFile(file, JSON.stringify({ ordersADay: 10, mispicks: 0.1 }));
  const read = await readSimulateAsk(['--days', '2', '--seed', 'x', '--orders-a-day', '20', '--assumptions', file]);
  expect(read).toMatchObject({ ok: true, line: { days: 2, seed: 'x', assumptions: { ordersADay: 20, mispicks: 0.1 } } });
});

test('a month with faults assumes what makes it comparable with one without', async () => {
  const read = await readSimulateAsk(['--faults']);
  expect(read).toMatchObject({ ok: true, line: { hasFaults: true, assumptions: comparable(usualAssumptions) } });
});

test.each([
  [['--faults', 'many'], 'many'],
  [['--faults=2'], '--faults'],
  [['--days', '0'], '0'],
  [['--days', 'ten'], 'ten'],
  [['--orders-a-day', '1e9'], '1e9'],
  [['--assumptions', '/nowhere.json'], '/nowhere.json'],
  [['--dayz', '3'], '--dayz'],
  [['thirty'], 'thirty'],
])('%j is refused, and the value is told', async (rest, value) => {
  const read = await readSimulateAsk(rest);
  expect(read.ok).toBe(false);
  expect(read.ok ? '' : read.problem.value).toContain(value);
});
