/** The emulators as a program: `npx zhidan emulators`, or kept by the launcher of `npm start`. */
import { keptByLauncher } from './kept-by-launcher.ts';
import { demoScenario } from './demo-scenario.ts';
import { platforms, services } from './platforms.ts';
import { startEmulatorServer, type EmulatorServer } from './server/emulator-server.ts';

/** this many ports after the wanted one are tried */
const portsTried = 20;

if (process.send) keptByLauncher();
else await standAlone();

/** Everything on one port of this machine until told to end. The demo's shops and customers; with ZHIDAN_DEMO=off a world without anybody. */
async function standAlone(): Promise<void> {
  const server = await startOnFreePort(Number(process.env['ZHIDAN_EMULATOR_PORT'] ?? 4790));
  const isEmpty = ['off', 'false', '0', 'no'].includes(process.env['ZHIDAN_DEMO']?.toLowerCase() ?? '');
  await server.command('POST scenario', isEmpty ? { seed: 'zhidan', steps: [] } : demoScenario(Date.now()));
  const rows = [...[...platforms, ...services].map(({ name }) => name), 'control'].map(
    (name) => `  ${name.padEnd(12)} ${server.url}/${name}`,
  );
  process.stdout.write(['模拟平台已启动，说明见 docs/emulators.md / the emulators are up, see docs/emulators.md', ...rows, ''].join('\n'));
  const end = (): void => void server.close().then(() => process.exit(0));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
  // a line from whoever started us breaks when they are gone, however that came
  if (process.env['ZHIDAN_EMULATOR_WITH'] === 'stdin') process.stdin.once('close', end).resume();
}

async function startOnFreePort(wanted: number): Promise<EmulatorServer> {
  for (let port = wanted; ; port += 1) {
    try {
      return await startEmulatorServer({ platforms, services, seed: 'zhidan', startMs: Date.now(), speed: 0, port });
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!isTaken || port >= wanted + portsTried) throw error;
    }
  }
}
