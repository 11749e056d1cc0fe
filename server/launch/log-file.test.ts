import { closeSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lastLines, openLogFile, rotateLogFile } from './log-file.ts';

let folder: string;
let log: string;
const tooLarge = 21 * 1024 * 1024;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhidan-log-'));
  log = join(folder, 'server.log');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a log that grew too large is put aside, and its writer goes on at the new beginning', () => {
  const writer = openLogFile(log);
  writeSync(writer, 'before\n');
  truncateSync(log, tooLarge);
  rotateLogFile(log);
  writeSync(writer, 'after\n');
  closeSync(writer);
  expect(readFileSync(log, 'utf8')).toBe('after\n');
  expect(statSync(`${log}.1`).size).toBe(tooLarge);
});

test('four old logs are kept, the oldest goes', () => {
  for (let round = 1; round <= 6; round += 1) {
    writeFileSync(log, `round ${round}`);
    truncateSync(log, tooLarge);
    rotateLogFile(log);
  }
  expect(readFileSync(`${log}.1`, 'utf8').slice(0, 7)).toBe('round 6');
  expect(readFileSync(`${log}.4`, 'utf8').slice(0, 7)).toBe('round 3');
  expect(existsSync(`${log}.5`)).toBe(false);
});

test('a log can be read by its owner alone', () => {
  closeSync(openLogFile(log));
  expect(statSync(log).mode & 0o777).toBe(0o600);
});

test('the last lines of a log are told; of one that is not there, none', () => {
  expect(lastLines(log, 3)).toBe('');
  writeFileSync(log, 'one\ntwo\nthree\nfour\n');
  expect(lastLines(log, 3)).toBe('two\nthree\nfour');
});
