import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData } from 'ws';
import type { EmulatedSocket } from '../world/platform.ts';

/** Opens the WebSocket that a client asked for; text frames are texts, binary frames are bytes. */
export type OpenSocket = (request: IncomingMessage, stream: Duplex, head: Buffer, opened: (socket: EmulatedSocket) => void) => void;

/** WebSockets on an HTTP server of ours; `dropAll` ends those that are open, `closeAll` takes no more either. */
export function createSockets(): Readonly<{ open: OpenSocket; dropAll(): void; closeAll(): void }> {
  const server = new WebSocketServer({ noServer: true, maxPayload: 1024 * 1024 });
  const dropAll = (): void => {
    for (const client of server.clients) client.terminate();
  };
  return {
    open: (request, stream, head, opened) =>
      server.handleUpgrade(request, stream, head, (socket) =>
        opened({
          send: (frame) => socket.send(frame),
          close: (code, reason) => socket.close(code, reason),
          onFrame: (receive) =>
            socket.on('message', (data, isBinary) => receive(isBinary ? bytesOf(data) : bytesOf(data).toString('utf8'))),
          onClose: (closed) => socket.on('close', closed),
        }),
      ),
    dropAll,
    closeAll: () => {
      dropAll();
      server.close();
    },
  };
}

const bytesOf = (data: RawData): Buffer => (Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer));
