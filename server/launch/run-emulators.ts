import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { repositoryFolder, type Settings } from '../settings.ts';

/** The emulated platforms as a process of their own, until it ends or somebody ends us. Answers its exit code. */
export function runEmulators({ emulatorPort }: Settings): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(repositoryFolder, 'emulators/main.ts')], {
      stdio: 'inherit',
      env: { ...process.env, ZHIDAN_EMULATOR_PORT: String(emulatorPort) },
    });
    // Ctrl-C reaches the child by the terminal; what a supervisor sends us is passed on
    process.on('SIGINT', () => undefined);
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
