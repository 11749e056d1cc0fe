import type { IncomingMessage } from 'node:http';
import type { EmulatedRequest } from '../world/platform.ts';

const bodyLimitBytes = 10 * 1024 * 1024;

export type SplitAddress = Readonly<{ prefix: string; path: string; query: URLSearchParams }>;

/** `/taobao/router/rest?a=b`: first part of the path, the rest as it came (doubled slashes included), the query. */
export function splitAddress(address: string): SplitAddress {
  const [wholePath = '', query = ''] = address.split(/\?(.*)/su);
  const [, prefix = '', path = ''] = /^\/+([^/]*)(.*)$/u.exec(wholePath) ?? [];
  return { prefix, path: path || '/', query: new URLSearchParams(query) };
}

/** @throws RangeError when the body is longer than ten megabytes */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bodyLimitBytes) throw new RangeError('the body is longer than 10 MB');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

export function requestOf(incoming: IncomingMessage, { prefix, path, query }: SplitAddress, body: string): EmulatedRequest {
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
  return {
    method: incoming.method ?? 'GET',
    path,
    query,
    headers,
    body,
    baseUrl: `http://${incoming.headers.host ?? '127.0.0.1'}/${prefix}`,
  };
}
