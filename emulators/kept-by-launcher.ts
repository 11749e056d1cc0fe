import { z } from 'zod';
import { demoCarriers, demoScenario } from './demo-scenario.ts';
import { platforms, services } from './platforms.ts';
import { startEmulatorServer, type EmulatorServer } from './server/emulator-server.ts';
import { openStoryFile, UnreadableStory } from './story/story-file.ts';
import { deskState } from './world/waybills/desk-state.ts';

/** What the launcher sends over its channel: the words are those of server/launch/assignment.ts, which this box does not know. */
const orderSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('begin'), assignment: z.object({ port: z.int(), storyFile: z.string() }) }),
  z.object({ kind: z.literal('end') }),
]);
type Assignment = Extract<z.output<typeof orderSchema>, { kind: 'begin' }>['assignment'];

/** Runs the demo's world under the launcher of the product: begins on its order, and ends on order, on SIGTERM, or when it is gone. */
export function keptByLauncher(): void {
  let server: Promise<EmulatorServer> | null = null;
  const end = async (): Promise<void> => {
    await server?.then((running) => running.close()).catch(() => undefined);
    process.exit(0);
  };
  process.on('SIGINT', () => undefined); // Ctrl-C reaches the whole group at once; the launcher says when
  process.on('SIGTERM', () => void end());
  process.on('disconnect', () => void end());
  process.on('message', (message) => {
    const order = orderSchema.parse(message);
    if (order.kind === 'end') return void end();
    server = begin(order.assignment);
    server.then(({ url }) => report({ kind: 'ready', address: url, entrance: [] }), fail);
  });
}

/** The demo's world: told on where it was, or begun. */
async function begin({ port, storyFile }: Assignment): Promise<EmulatorServer> {
  const story = openStoryFile(storyFile);
  const server = await startEmulatorServer({ platforms, services, seed: 'demo', startMs: Date.now(), speed: 0, port, story });
  if (server.isNew) await server.command('POST scenario', demoScenario(Date.now()));
  else if (deskState(server.emulation().world).subscriptions.length === 0) await server.command('POST scenario', demoCarriers());
  return server;
}

function fail(error: unknown): void {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') report({ kind: 'port_taken' });
  else if (error instanceof UnreadableStory)
    report({
      kind: 'failed',
      code: 'emulators.unreadable_story',
      words: {
        'zh-CN': `演示店铺的模拟平台无法继续：${error.message}。已收到的订单都还在；要重新开始演示，请换一个空的数据文件夹（ZHIDAN_DATA）`,
        en: `The emulated platforms of the demo's shops cannot go on: ${error.message}. Orders that have arrived are still there; for a new demo take an empty data folder (ZHIDAN_DATA)`,
      },
    });
  else process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
  setTimeout(() => process.exit(1), 100); // lets the report out
}

function report(message: object): void {
  if (process.connected) process.send?.(message);
}
