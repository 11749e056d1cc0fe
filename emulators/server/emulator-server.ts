import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json } from '@zhidan/core/kernel/canonical-json.ts';
import { answerCommand, answerControl } from '../control/control-api.ts';
import { createPrintRoom } from '../print-client/print-room.ts';
import { openStage, type StageAsk } from '../story/kept-stage.ts';
import type { EmulatedAnswer } from '../world/platform.ts';
import type { Emulation } from '../world/create-emulation.ts';
import { answerRequest } from './answer-request.ts';
import { readBody, requestOf, splitAddress } from './read-request.ts';
import { createSockets } from './web-socket.ts';

/** Longer than any client rests: one that asks on a line which we are just closing would be told that the line broke. */
const keepAliveMs = 75_000;

export type EmulatorServer = Readonly<{
  /** `http://127.0.0.1:4790`; a platform answers below `/<its name>`, a print program below `/print-client/<its name>`, the control API below `/control` */
  url: string;
  emulation(): Emulation;
  /** a command of the control API: `POST scenario` with what it is asked */
  command(name: string, given: Json): Promise<unknown>;
  /** nothing has happened in its world yet */
  isNew: boolean;
  close(): Promise<void>;
}>;

export type ServerAsk = Omit<StageAsk, 'ended'> &
  Readonly<{
    host?: string;
    /** 0 takes any free one */
    port: number;
  }>;

/** The print programs of a packing desk stand below this; they belong to no platform and to no world. */
const printPrefix = 'print-client';

/** how often a kept world says that it lives */
const touchEveryMs = 30_000;

/** All platforms and the control API behind one port of this machine. A kept world is told first; who asks meanwhile waits. */
export async function startEmulatorServer(ask: ServerAsk): Promise<EmulatorServer> {
  const { story } = ask;
  const sockets = createSockets();
  const stage = openStage({ ...ask, ended: sockets.dropAll }); // sockets belong to the world that ends
  const printRoom = createPrintRoom();
  const awake = Promise.withResolvers<void>();

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const address = splitAddress(incoming.url ?? '/');
    const request = requestOf(incoming, address, await readBody(incoming));
    await awake.promise;
    if (address.prefix === 'control') {
      const { status, value } = await answerControl(stage, request);
      outgoing.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(value));
      return;
    }
    if (address.prefix === printPrefix) return send(outgoing, printRoom.answer(request));
    const emulation = stage.emulation();
    const service = emulation.services.get(address.prefix);
    if (!service) {
      outgoing.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
      outgoing.end(`no emulator "${address.prefix}": there are ${[...emulation.services.keys(), printPrefix, 'control'].join(', ')}\n`);
      return;
    }
    const given = await answerRequest(emulation, service, request);
    outgoing.sendDate = false; // the platform tells its own time
    if (given === 'broken') outgoing.destroy();
    else send(outgoing, given);
  }

  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch((error: unknown) => {
      if (!outgoing.headersSent) outgoing.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      outgoing.end(`the emulator itself failed: ${error instanceof Error ? error.stack : String(error)}\n`);
    });
  });
  server.on('upgrade', (incoming, stream, head) => {
    const address = splitAddress(incoming.url ?? '/');
    const { services, world } = stage.emulation();
    const service = services.get(address.prefix);
    if (address.prefix === printPrefix && printRoom.takes(address.path))
      sockets.open(incoming, stream, head, (socket) => printRoom.connect(address.path, socket));
    else if (!service?.connect) stream.destroy();
    else sockets.open(incoming, stream, head, (socket) => service.connect?.(world, requestOf(incoming, address, ''), socket));
  });
  const host = ask.host ?? '127.0.0.1';
  server.keepAliveTimeout = keepAliveMs;
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(ask.port, host, resolve));
  const { port } = server.address() as AddressInfo;
  await stage.wake();
  awake.resolve();
  const touching = setInterval(() => story?.touch(), touchEveryMs).unref();
  return {
    url: `http://${host}:${port}`,
    isNew: stage.isNew,
    emulation: stage.emulation,
    command: (name, given) => answerCommand(stage, { name, given }),
    close: async () => {
      clearInterval(touching);
      stage.emulation().time.close();
      sockets.closeAll();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      story?.touch();
      story?.close();
    },
  };
}

function send(outgoing: ServerResponse, { status, headers, body }: EmulatedAnswer): void {
  outgoing.writeHead(status, headers).end(body);
}
