import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { deleteFile } from '../files/file-store.ts';
import { storeFile } from '../files/store-file.ts';
import type { StoredFile } from '../files/stored-file.ts';
import type { House } from './house.ts';
import type { Answered } from './idempotency.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** the body is a file and may take its time */
    takesFile?: boolean;
  }
}

/** A whole upload may take this long: 1 GB at 1 MB/s and some. */
export const uploadTimeoutMs = 30 * 60_000;
/** So long without a byte, and it counts as broken off. */
const silenceMs = 60_000;
const accepted = 'application/octet-stream';
const bytesPerMb = 1_048_576;

/** Lets the routes of a scope take files: bodies come as they are, unread. */
export function takeFiles(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
  scope.addHook('onRoute', (route) => {
    route.config = { ...route.config, takesFile: true };
  });
}

type Upload = Readonly<{ house: House; request: FastifyRequest; name: string; lifeMs: number }>;

/**
 * Stores the file of a request and acts on it; the file stays only when the work took it for the first time.
 * @throws Refused `file.too_large`, `file.empty`, `file.interrupted`, `input.media_type_unknown`; what `work` throws
 */
export async function withUpload(
  { house, request, name, lifeMs }: Upload,
  work: (file: StoredFile) => Promise<Answered>,
): Promise<Answered> {
  const { merchant, settings } = house;
  const mediaType = (request.headers['content-type'] ?? '').split(';')[0]?.trim() ?? '';
  if (mediaType !== accepted) throw new Refused('input.media_type_unknown', { accepted, mediaType: mediaType.slice(0, 60) });
  const limitMb = settings.uploadLimitMb;
  if (Number(request.headers['content-length'] ?? 0) > limitMb * bytesPerMb) throw new Refused('file.too_large', { name, limitMb });
  const file = await storeFile(merchant, { name, mediaType: accepted, lifeMs, limitMb }, bodyOf(request, name));
  const drop = (): Promise<void> => deleteFile(merchant.db, file.id);
  try {
    const answered = await work(file);
    if (answered.isRepeated) await drop();
    return answered;
  } catch (error) {
    await drop().catch((failure: unknown) => merchant.log.warn({ err: failure }, 'a refused upload was not deleted'));
    throw error;
  }
}

/** The bytes of a body; a sender that goes away or falls silent is an expected thing. */
async function* bodyOf(request: FastifyRequest, name: string): AsyncGenerator<Uint8Array> {
  const source = request.body as Readable | undefined;
  if (!source) return;
  let byteCount = 0;
  const bytes = source[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  for (;;) {
    const next = await unlessSilent(bytes.next()).catch(() => {
      throw new Refused('file.interrupted', { name, byteCount });
    });
    if (next.done) return;
    byteCount += next.value.length;
    yield next.value;
  }
}

async function unlessSilent<Value>(value: Promise<Value>): Promise<Value> {
  const done = new AbortController();
  const silence = pause(silenceMs, null, { signal: done.signal, ref: false }).then(() => {
    throw new Error('no bytes came');
  });
  try {
    return await Promise.race([value, silence]);
  } finally {
    done.abort();
    silence.catch(() => undefined); // aborted: nobody waits for it any more
  }
}
