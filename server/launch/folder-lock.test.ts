import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { holderOf, lockFolder } from './folder-lock.ts';

let folder: string;
const file = () => join(folder, 'running.json');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhidan-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a folder is taken by one at a time; the refusal names address and process', () => {
  const lock = lockFolder(folder);
  lock.tellAddress('http://127.0.0.1:4780');
  expect(() => lockFolder(folder)).toThrow(new RegExp(`http://127.0.0.1:4780 \\(process ${process.pid}`));
  expect(holderOf(folder)).toMatchObject({ pid: process.pid, address: 'http://127.0.0.1:4780' });
  lock.release();
  expect(holderOf(folder)).toBeNull();
  lockFolder(folder).release();
  expect(readdirSync(folder)).toEqual([]);
});

test('what a dead process left is taken over', () => {
  writeFileSync(file(), JSON.stringify({ pid: 2_147_483_646, start: null, address: 'http://127.0.0.1:1' })); // no process has this number
  expect(holderOf(folder)).toBeNull();
  lockFolder(folder).release();
  expect(existsSync(file())).toBe(false);
});

test.skipIf(process.platform !== 'linux')(
  'a number that another program got since does not hold the folder (the system tells when a process started)',
  () => {
    const other = spawn('sleep', ['60']);
    try {
      writeFileSync(file(), JSON.stringify({ pid: other.pid, start: 'an earlier boot 1', address: null }));
      expect(holderOf(folder)).toBeNull();
      lockFolder(folder).release();
    } finally {
      other.kill();
    }
  },
);

test('a file that a power cut left without content does not hold the folder', () => {
  writeFileSync(file(), '');
  lockFolder(folder).release();
  expect(existsSync(file())).toBe(false);
});
