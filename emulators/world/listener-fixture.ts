import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A merchant that hears what is posted to it, for tests. `answers` are given in turn, the last one ever after. */
export async function openListener(answer: string) {
  const heard: URLSearchParams[] = [];
  const answers: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      heard.push(new URLSearchParams(body));
      response.end(answers.shift() ?? answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hear`,
    heard,
    answers,
    close: () => new Promise<void>((resolve) => (server.closeAllConnections(), server.close(() => resolve()))),
  };
}
export type Listener = Awaited<ReturnType<typeof openListener>>;
