import { createWorld } from './create-world.ts';
import type { Deed, NotedDeed } from './deed.ts';
import { createDeliveries, type Deliveries } from './deliver-pushes.ts';
import { createFaults, type Faults } from './faults.ts';
import { hearShipments } from './parcels/hear-shipments.ts';
import { makeGoods } from './population/make-goods.ts';
import type { EmulatedPlatform, EmulatedService } from './platform.ts';
import type { EmulatedApp, EmulatedShop } from './shop.ts';
import { createVirtualTime, type VirtualTime } from './virtual-time.ts';
import type { World } from './world.ts';

/** One emulated world with its platforms and everything that the control API may move. */
export type Emulation = Readonly<{
  seed: string;
  platforms: ReadonlyMap<string, EmulatedPlatform>;
  /** all that answer, platforms among them */
  services: ReadonlyMap<string, EmulatedService>;
  world: World;
  time: VirtualTime;
  faults: Faults;
  deliveries: Deliveries;
  addApp(app: EmulatedApp): void;
  /** a shop that sells the goods of the table */
  addShop(platform: string, name: string): EmulatedShop;
  platformOf(shop: EmulatedShop): EmulatedPlatform;
  /** Writes down what comes from outside, before it is carried out. Nothing while deeds are retold. */
  note(deed: Deed, realMs?: number): void;
  /** While the world is retold nothing is noted and no push goes out, and the real time is that of the deed; null: it lives. */
  retell(realMs: number | null): void;
  /** No customer comes before that moment. */
  sleepUntil(moment: number): void;
  wakesAtMs(): number;
}>;

export type EmulationAsk = Readonly<{
  platforms: readonly EmulatedPlatform[];
  /** others that answer: aggregators of carriers */
  services?: readonly EmulatedService[] | undefined;
  seed: string;
  startMs: number;
  /** real milliseconds, for tests that own the time */
  realNowMs?: (() => number) | undefined;
  /** of the clock, default 1; 0: it stands still until it is moved */
  speed?: number | undefined;
  /** is told each deed; unsaid: nobody keeps them */
  noted?: ((deed: NotedDeed) => void) | undefined;
}>;

/** An empty world, ready for apps and shops. */
export function createEmulation({ platforms, services = [], seed, startMs, realNowMs, speed, noted }: EmulationAsk): Emulation {
  const byName = new Map(platforms.map((platform) => [platform.name, platform]));
  const platformNamed = (name: string): EmulatedPlatform => {
    const platform = byName.get(name);
    if (!platform) throw new RangeError(`no platform "${name}": there are ${[...byName.keys()].join(', ')}`);
    return platform;
  };
  const all = new Map([...platforms, ...services].map((service) => [service.name, service]));
  const time = createVirtualTime(startMs, { realNowMs, speed });
  let retoldMs: number | null = null;
  let sleepsUntil = -Infinity;
  const note = (deed: Deed, realMs = Date.now()): void => {
    if (retoldMs === null) noted?.({ ...deed, atMs: time.nowMs(), realMs });
  };
  const open = createWorld({
    seed,
    time,
    realMs: () => retoldMs ?? Date.now(),
    post: (platform, push) => deliveries.send(platform, push),
    road: () => deliveries.road(),
    tradeNo: (platform, trade) => platformNamed(platform).tradeNo(trade),
    heard: (shop, notice) => {
      hearShipments(open.world, notice);
      const platform = platformNamed(shop.platform);
      for (const app of open.world.apps(shop.platform))
        for (const push of platform.pushes(open.world, app, notice)) deliveries.send(shop.platform, push);
    },
  });
  const deliveries = createDeliveries({ time, chance: open.world.chance.fork('deliveries'), isSilent: () => retoldMs !== null, note });
  return {
    seed,
    platforms: byName,
    services: all,
    world: open.world,
    time,
    faults: createFaults(open.world.chance.fork('faults'), time.nowMs),
    deliveries,
    addApp: (app) => {
      if (!all.has(app.platform)) throw new RangeError(`no emulator "${app.platform}": there are ${[...all.keys()].join(', ')}`);
      open.addApp(app);
    },
    addShop: (platform, name) => {
      const shop = open.addShop(platformNamed(platform).name, name);
      open.addGoods(shop.seq, makeGoods(open.world));
      return shop;
    },
    platformOf: (shop) => platformNamed(shop.platform),
    note,
    retell: (realMs) => void (retoldMs = realMs),
    sleepUntil: (moment) => void (sleepsUntil = moment),
    wakesAtMs: () => sleepsUntil,
  };
}
