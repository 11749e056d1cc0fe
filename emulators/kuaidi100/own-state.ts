import type { World } from '../world/world.ts';

export type PollState = 'polling' | 'shutdown' | 'abort';

/** A number that an account wants to hear of. */
export type Poll = {
  readonly key: string;
  /** the carrier as it was told, in the service's code; empty: it was to be recognised */
  readonly company: string;
  readonly number: string;
  readonly callbackUrl: string;
  /** null: pushes are not signed */
  readonly salt: string | null;
  readonly resultv2: string;
  state: PollState;
  lastNewsMs: number;
};

/** What the service keeps for itself. */
export type Kuaidi100State = Readonly<{
  /** by account, carrier and number */
  polls: Map<string, Poll>;
  /** when a number was last asked for, by account and number */
  queriedMs: Map<string, number>;
  /** first number of an account's order, by account and orderId */
  orders: Map<string, Readonly<{ waybillNo: string; atMs: number }>>;
}>;

export const kuaidi100State = (world: World): Kuaidi100State =>
  world.own('kuaidi100', () => ({ polls: new Map(), queriedMs: new Map(), orders: new Map() }));
