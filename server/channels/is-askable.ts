import type { ShopState } from '@zhidan/core/channels/shop-life.ts';

/** Whether the platform of a shop can be asked by ourselves: it is authorised and nobody paused it. */
export const isAskable = ({ state, isPaused }: Readonly<{ state: ShopState; isPaused: boolean }>): boolean =>
  !isPaused && (state === 'authorized' || state === 'expiring');
