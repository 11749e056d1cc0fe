import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { readSettings } from '../settings.ts';
import { diagnose, type Finding } from './doctor.ts';

/** What the doctor says last: about the database. */
async function databaseFinding(databaseUrl: string): Promise<Finding | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'zhidan-doctor-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return (await diagnose(readSettings({ ZHIDAN_DATA: folder, DATABASE_URL: databaseUrl }))).at(-1);
}

test('an account of DATABASE_URL that is a superuser is told, with what may happen and what to do', async () => {
  const finding = await databaseFinding(inject('testDatabase').adminUrl);
  expect(finding?.ok).toBe(false);
  expect(finding?.words.en).toMatch(
    /zhidan, the account of DATABASE_URL, is a superuser: .*delete the journal.*alter role zhidan nosuperuser/,
  );
  expect(finding?.words['zh-CN']).toMatch(/账号 zhidan 是超级用户：.*alter role zhidan nosuperuser/);
});

test('an ordinary account that owns its database is well', async () => {
  expect(await databaseFinding(inject('testDatabase').templateUrl)).toMatchObject({ ok: true });
});
