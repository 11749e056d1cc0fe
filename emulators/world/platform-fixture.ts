import type { EmulatedPlatform } from './platform.ts';

/** A platform without rules of its own: for tests of the world and of the server. */
export const aPlatform = (over: Partial<EmulatedPlatform> = {}): EmulatedPlatform => ({
  name: 'market',
  handle: (world, request) => Promise.resolve({ status: 200, headers: {}, body: `${request.method} ${request.path} ${world.nowMs()}` }),
  faultAnswer: (fault) => ({ status: 200, headers: {}, body: `native ${fault}` }),
  isPassing: ({ method }) => method === 'GET',
  pushes: () => [],
  tradeNo: (trade) => `M${trade.seq}`,
  shopNo: (shop) => `S${shop.seq}`,
  revoke: () => undefined,
  habits: { maxLines: 20, presale: true, talent: true },
  asksAddress: () => true,
  ...over,
});
