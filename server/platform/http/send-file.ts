import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { FileAnswer } from '../files/stored-file.ts';

/** Sends a file to be saved, or shown, under its name, as it is read or made; what goes wrong on the way breaks the answer off. */
export function sendFile(reply: FastifyReply, { name, mediaType, byteCount, isShown, bytes }: FileAnswer): FastifyReply {
  if (byteCount !== undefined) reply.header('content-length', byteCount);
  return reply
    .type(mediaType)
    .header('content-disposition', dispositionOf(name, isShown ? 'inline' : 'attachment'))
    .header('cache-control', 'no-store')
    .send(Readable.from(bytes, { objectMode: false }));
}

/** RFC 6266: the name in full for today's browsers, in plain letters for old ones. No character of it can end the header. */
export function dispositionOf(name: string, kind: 'attachment' | 'inline' = 'attachment'): string {
  const plain = name.replace(/[^\w.() -]/gu, '_');
  const full = encodeURIComponent(name).replace(/['()*]/gu, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${kind}; filename="${plain}"; filename*=UTF-8''${full}`;
}
