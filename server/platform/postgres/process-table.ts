import { readFileSync } from 'node:fs';

/** Whether a process exists and is more than an unreaped zombie. */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return statOf(pid)?.state !== 'Z';
}

/** What tells a process from a later one with the same number: this boot, and its start in clock ticks since. Null where there is no /proc. */
export function processStart(pid: number): string | null {
  const start = statOf(pid)?.start;
  return start === undefined ? null : `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${start}`;
}

/** The command line of a process, arguments parted by blanks. Null where it cannot be read. */
export function processCommand(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return null;
  }
}

/** The process that a process belongs to; null where the system does not say. */
export function parentOf(pid: number): number | null {
  return statOf(pid)?.parent ?? null;
}

function statOf(pid: number): { state: string; parent: number; start: string } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // the program's name stands in brackets and may hold blanks and brackets itself: count from the last one
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', parent: Number(fields[1]), start: fields[19] ?? '' };
  } catch {
    return null;
  }
}
