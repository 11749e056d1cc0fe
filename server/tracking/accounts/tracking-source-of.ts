import { trackingSources } from '@zhidan/connectors/index.ts';
import type { TrackingSource, TrackingSourceCode } from '@zhidan/core/waybills/tracking-source.ts';

const sourceByCode = new Map<TrackingSourceCode, TrackingSource>(trackingSources.map((source) => [source.code, source]));

/** The service behind an account. */
export function trackingSourceOf(code: TrackingSourceCode): TrackingSource {
  const source = sourceByCode.get(code);
  if (!source) throw new Error(`no source of traces ${code} in connectors/index.ts`);
  return source;
}

/** Every service that an account can be with. */
export const trackingSourceList: readonly TrackingSource[] = trackingSources;
