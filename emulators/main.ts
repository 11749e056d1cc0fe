/** `npx zhidan emulators`: all platforms and the control API on one port. ZHIDAN_EMULATOR_PORT (4790), ZHIDAN_EMULATOR_SEED. */
import { platforms } from './platforms.ts';
import { startEmulatorServer } from './server/emulator-server.ts';

const port = Number(process.env['ZHIDAN_EMULATOR_PORT'] ?? 4790);
const seed = process.env['ZHIDAN_EMULATOR_SEED'] ?? 'zhidan';
const server = await startEmulatorServer({ platforms, seed, startMs: Date.now(), port });

const lines = [
  `模拟平台已启动 / emulators are up, seed "${seed}"`,
  ...platforms.map(({ name }) => `  ${name.padEnd(12)} ${server.url}/${name}`),
  `  ${'control'.padEnd(12)} ${server.url}/control   docs/emulators.md`,
  '',
];
process.stdout.write(lines.join('\n'));

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close().then(() => process.exit(0)));
