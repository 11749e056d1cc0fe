/** `npx zhidan emulators`: all platforms and the control API on one port of this machine. */
import { runScenario } from './control/run-scenario.ts';
import { scenarioSchema } from './control/scenario.ts';
import { demoScenario } from './demo-scenario.ts';
import { platforms } from './platforms.ts';
import { startEmulatorServer, type EmulatorServer } from './server/emulator-server.ts';

/** this many ports after the wanted one are tried */
const portsTried = 20;

/** The demo's shops and customers; with ZHIDAN_DEMO=off a world without anybody. */
const scenario = ['off', 'false', '0', 'no'].includes(process.env['ZHIDAN_DEMO']?.toLowerCase() ?? '')
  ? { steps: [] }
  : demoScenario(Date.now());
const { seed = 'zhidan', start: startMs = Date.now(), ...story } = scenarioSchema.parse(scenario);

async function startOnFreePort(wanted: number): Promise<EmulatorServer> {
  for (let port = wanted; ; port += 1) {
    try {
      return await startEmulatorServer({ platforms, seed, startMs, speed: 0, port });
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!isTaken || port >= wanted + portsTried) throw error;
    }
  }
}

const server = await startOnFreePort(Number(process.env['ZHIDAN_EMULATOR_PORT'] ?? 4790));
await runScenario(server.emulation(), { ...story, speed: story.speed ?? 1 });

const rows = [...platforms.map(({ name }) => name), 'control'].map((name) => `  ${name.padEnd(12)} ${server.url}/${name}`);
process.stdout.write(['模拟平台已启动，说明见 docs/emulators.md / the emulators are up, see docs/emulators.md', ...rows, ''].join('\n'));

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close().then(() => process.exit(0)));
