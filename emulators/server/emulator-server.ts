import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerControl } from '../control/control-api.ts';
import { createEmulation, type Emulation, type EmulationAsk } from '../world/create-emulation.ts';
import { answerPlatform } from './answer-platform.ts';
import { readBody, requestOf, splitAddress } from './read-request.ts';
import { createSockets } from './web-socket.ts';

export type EmulatorServer = Readonly<{
  /** `http://127.0.0.1:4790`; a platform answers below `/<its name>`, the control API below `/control` */
  url: string;
  emulation(): Emulation;
  close(): Promise<void>;
}>;

/** All platforms and the control API behind one port of this machine; port 0 takes any free one. */
export async function startEmulatorServer(ask: EmulationAsk & Readonly<{ host?: string; port: number }>): Promise<EmulatorServer> {
  let emulation = createEmulation(ask);
  const sockets = createSockets();
  const stage = {
    emulation: () => emulation,
    begin: ({
      seed,
      startMs,
      speed,
    }: Readonly<{ seed?: string | undefined; startMs?: number | undefined; speed?: number | undefined }>) => {
      emulation.time.close();
      sockets.dropAll(); // they belong to the world that ends
      emulation = createEmulation({ ...ask, seed: seed ?? ask.seed, startMs: startMs ?? Date.now(), speed });
      return emulation;
    },
  };

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const address = splitAddress(incoming.url ?? '/');
    const request = requestOf(incoming, address, await readBody(incoming));
    if (address.prefix === 'control') {
      const { status, value } = await answerControl(stage, request);
      outgoing.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(value));
      return;
    }
    const platform = emulation.platforms.get(address.prefix);
    if (!platform) {
      outgoing.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
      outgoing.end(`no emulator "${address.prefix}": there are ${[...emulation.platforms.keys(), 'control'].join(', ')}\n`);
      return;
    }
    const given = await answerPlatform(emulation, platform, request);
    outgoing.sendDate = false; // the platform tells its own time
    if (given === 'broken') outgoing.destroy();
    else outgoing.writeHead(given.status, given.headers).end(given.body);
  }

  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch((error: unknown) => {
      if (!outgoing.headersSent) outgoing.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      outgoing.end(`the emulator itself failed: ${error instanceof Error ? error.stack : String(error)}\n`);
    });
  });
  server.on('upgrade', (incoming, stream, head) => {
    const address = splitAddress(incoming.url ?? '/');
    const platform = emulation.platforms.get(address.prefix);
    if (!platform?.connect) stream.destroy();
    else sockets.open(incoming, stream, head, (socket) => platform.connect?.(emulation.world, requestOf(incoming, address, ''), socket));
  });
  const host = ask.host ?? '127.0.0.1';
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(ask.port, host, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${port}`,
    emulation: () => emulation,
    close: async () => {
      emulation.time.close();
      sockets.closeAll();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
