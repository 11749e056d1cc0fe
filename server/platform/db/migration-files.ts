import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export type MigrationFile = Readonly<{ number: number; name: string; text: string; checksum: string }>;

/** A migration that this database has had. */
export type AppliedMigration = Readonly<{ number: number; name: string; checksum: string }>;

/** Where the migrations of this version lie. */
export const migrationFolder: string = join(import.meta.dirname, '../../migrations');

const fileName = /^(\d{6})_[a-z0-9_]+\.sql$/;
/** The runner opens and closes the transaction; a file that does so itself could leave half of its work behind. */
const transactionCommand = /^\s*(?:begin|commit|rollback|abort|end|start\s+transaction)\b[^;]*;/im;

/**
 * The numbered SQL files of a folder in order.
 * @throws Error on a name of another form, a number used twice, or transaction commands in a file
 */
export async function readMigrationFiles(folder: string): Promise<readonly MigrationFile[]> {
  const files: MigrationFile[] = [];
  for (const name of (await readdir(folder)).filter((entry) => entry.endsWith('.sql')).toSorted()) {
    const number = Number(fileName.exec(name)?.[1]);
    if (!number) throw new Error(`Migration ${name} has no number. Name it like 000123_what_it_does.sql.`);
    const twin = files.find((file) => file.number === number);
    if (twin) throw new Error(`Migrations ${twin.name} and ${name} have the same number. Give the newer one the next free number.`);
    const text = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n'); // a checkout on Windows is the same file
    const command = transactionCommand.exec(text)?.[0].trim();
    if (command) throw new Error(`Migration ${name} contains "${command}". Remove it: each file runs in a transaction of its own.`);
    files.push({ number, name, text, checksum: createHash('sha256').update(text).digest('hex') });
  }
  return files;
}

/**
 * The files still to run, after checking that the database's past is a beginning of ours.
 * @throws Error with the cure when an old file was changed, is missing or came in late, or when the database is newer
 */
export function pendingMigrations(files: readonly MigrationFile[], applied: readonly AppliedMigration[]): readonly MigrationFile[] {
  const byNumber = new Map(files.map((file) => [file.number, file]));
  const newestFile = files.at(-1)?.number ?? 0;
  const newestApplied = applied.reduce((newest, row) => Math.max(newest, row.number), 0);
  if (newestApplied > newestFile) {
    const row = applied.find((candidate) => candidate.number === newestApplied);
    throw new Error(
      `The database is newer than this program: it has ${row?.name}, the program ends at ${files.at(-1)?.name ?? 'nothing'}. Start the newer version of the program, or restore a backup from before the upgrade.`,
    );
  }
  for (const row of applied) {
    const file = byNumber.get(row.number);
    if (!file)
      throw new Error(
        `Migration ${row.name} has run on this database, but the file is missing. Restore the file from the program's version history.`,
      );
    if (file.name !== row.name || file.checksum !== row.checksum) {
      throw new Error(
        `Migration ${row.name} was changed after it had run on this database. Restore the file as it was and put the change into a new one.`,
      );
    }
  }
  const done = new Set(applied.map((row) => row.number));
  const pending = files.filter((file) => !done.has(file.number));
  const late = pending.find((file) => file.number < newestApplied);
  if (late) {
    throw new Error(
      `Migration ${late.name} is new, but later ones have already run on this database. Give it the next number after ${String(newestFile).padStart(6, '0')}.`,
    );
  }
  return pending;
}
