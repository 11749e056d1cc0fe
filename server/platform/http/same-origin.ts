import type { IncomingHttpHeaders } from 'node:http';
import { Refused } from '@zhidan/core/kernel/result.ts';

/**
 * Refuses commands that another site made the browser send. Browsers say where a request comes from in a header
 * that no page can forge; programs send neither header and hold no cookie of a victim.
 * @throws Refused `session.foreign_origin`
 */
export function refuseForeignOrigin(headers: IncomingHttpHeaders, own: Readonly<{ host: string; publicUrl: string | null }>): void {
  const site = headers['sec-fetch-site'];
  const { origin } = headers;
  if (site === 'same-origin' || site === 'none') return;
  if (site === undefined && (origin === undefined || isOwn(origin, own))) return;
  throw new Refused('session.foreign_origin', { origin: (origin ?? String(site)).slice(0, 200) });
}

function isOwn(origin: string, own: Readonly<{ host: string; publicUrl: string | null }>): boolean {
  if (!URL.canParse(origin)) return false; // "null": a sandboxed page
  const { host, protocol } = new URL(origin);
  const isHere = URL.canParse(`${protocol}//${own.host}`) && new URL(`${protocol}//${own.host}`).host === host; // ":80" is not written by browsers
  return isHere || (own.publicUrl !== null && new URL(own.publicUrl).origin === origin);
}
