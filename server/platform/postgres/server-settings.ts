import { writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';

const mb = 1024 * 1024;

/** The file of our settings inside the cluster, written at each start; `own.conf` beside it is the operator's and wins. */
export const settingsFile = 'zhidan.conf';

/** What is added to the `postgresql.conf` that initdb makes. */
export const settingsInclude = `\ninclude_if_exists '${settingsFile}'\ninclude_if_exists 'own.conf'\n`;

/** Memory this process may count on, in bytes: a container's limit where there is one. */
export function usableMemory(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

/** Settings for a server that shares a small machine with the rest of the product. */
export function serverSettings(memoryBytes: number, logFolder: string): Record<string, string> {
  const memoryMb = Math.floor(memoryBytes / mb);
  const sharedMb = Math.max(32, Math.min(1024, Math.floor(memoryMb / 4)));
  return {
    listen_addresses: '127.0.0.1',
    max_connections: '100',
    shared_buffers: `${sharedMb}MB`,
    effective_cache_size: `${Math.max(64, Math.floor(memoryMb / 2))}MB`,
    // a query may take this several times over: 64 MB where there is plenty, less on a small machine
    work_mem: `${Math.max(4, Math.min(64, Math.floor(memoryMb / 64)))}MB`,
    maintenance_work_mem: `${Math.max(32, Math.min(256, Math.floor(memoryMb / 16)))}MB`,
    max_wal_size: '4GB',
    // the default of 4 makes the planner scan a whole table where an index answers in a fifth of the time
    random_page_cost: '1.1',
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // terse, and no statements: the values of a failed row or query may be personal data
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_statement: 'none',
    logging_collector: 'on',
    log_directory: logFolder,
    // one file a weekday, overwritten after a week
    log_filename: 'postgresql-%a.log',
    log_rotation_age: '1d',
    log_rotation_size: '0',
    log_truncate_on_rotation: 'on',
    log_file_mode: '0600',
    log_line_prefix: '%m [%p] ',
  };
}

/** Writes the settings into the cluster. */
export function writeServerSettings(dataFolder: string, settings: Record<string, string>): void {
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`);
  writeFileSync(join(dataFolder, settingsFile), ['# written at each start; put your own settings into own.conf', ...lines, ''].join('\n'), {
    mode: 0o644, // root writes it, the server's account reads it
  });
}
