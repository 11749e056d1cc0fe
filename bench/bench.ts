// `npm run bench`: one JSON line per figure. `npm run bench -- journal http` takes only those files.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startTestPostgres } from '../server/testing/start-test-postgres.ts';
import { measure, type Bench } from './figure.ts';

const wanted = process.argv.slice(2);
const files = (await readdir(import.meta.dirname))
  .filter((name) => name.endsWith('.bench.ts'))
  .filter((name) => wanted.length === 0 || wanted.includes(name.replace('.bench.ts', '')));
if (files.length === 0)
  throw new Error(
    `No bench of that name. There are: ${(await readdir(import.meta.dirname)).filter((name) => name.endsWith('.bench.ts')).join(', ')}`,
  );

const postgres = await startTestPostgres({ isDurable: true });
try {
  const databaseUrl = await postgres.makeDatabase('zhidan_bench');
  for (const file of files.toSorted()) {
    const closers: (() => Promise<unknown>)[] = [];
    try {
      const { bench } = (await import(join(import.meta.dirname, file))) as { bench: Bench };
      const figures = await bench.figures({ databaseUrl, closing: (close) => closers.push(close) });
      for (const figure of figures) process.stdout.write(`${JSON.stringify(await measure(figure))}\n`);
    } finally {
      for (const close of closers.toReversed()) await close();
    }
  }
} finally {
  await postgres.stop();
}
