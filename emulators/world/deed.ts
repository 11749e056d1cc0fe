import type { Json } from '@zhidan/core/kernel/canonical-json.ts';
import type { EmulatedRequest } from './platform.ts';

/** A request as it is written down: its address parameters as text. */
export type NotedRequest = Omit<EmulatedRequest, 'query'> & Readonly<{ query: string }>;

/**
 * What came from outside into the world and may have left something behind. Everything else follows from the seed: the same deeds
 * at the same moments give the same world.
 */
export type Deed =
  | Readonly<{ do: 'request'; platform: string; request: NotedRequest; skewMs: number }>
  /** `POST order` of the control API with what it was asked */
  | Readonly<{ do: 'control'; name: string; ask: Json }>
  /** a fault changed rows while a client paged */
  | Readonly<{ do: 'rows_changed'; platform: string; count: number }>
  /** the merchant's answer to the nth push of the world, where the platform acts on it */
  | Readonly<{ do: 'answer'; push: number; status: number; body: string }>
  /** nobody came to the shops until then: the machine was off for too long */
  | Readonly<{ do: 'sleep'; untilMs: number }>;

/** A deed with its moment in the world, and the real one. */
export type NotedDeed = Deed & Readonly<{ atMs: number; realMs: number }>;
