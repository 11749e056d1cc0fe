import type { World } from '../world/world.ts';
import type { SignKind } from './sign.ts';

/** A number that an account wants to hear of. */
export type Subscription = Readonly<{
  accountKey: string;
  shipperCode: string;
  logisticCode: string;
  orderCode: string;
  /** given back with every push */
  callback: string;
  /** RequestType of its pushes: 101, or 102 of the service that watches the way */
  pushType: '101' | '102';
}>;

/** What the service keeps for itself. */
export type KdniaoState = {
  /** by account, carrier and number */
  readonly subscriptions: Map<string, Subscription>;
  /** queries of an account on a day of Beijing */
  readonly queries: Map<string, number>;
  /** OrderCodes that were used, by account: none is used again */
  readonly orderCodes: Set<string>;
  /** how an account signed last */
  readonly signKinds: Map<string, SignKind>;
  /** subscriptions with news, by account and push type, until they are pushed together */
  readonly news: Map<string, Set<string>>;
};

export const kdniaoState = (world: World): KdniaoState =>
  world.own('kdniao', () => ({
    subscriptions: new Map(),
    queries: new Map(),
    orderCodes: new Set(),
    signKinds: new Map(),
    news: new Map(),
  }));
