import { RefusedAct } from '../refused-act.ts';
import type { Address } from '../trade.ts';
import type { World } from '../world.ts';
import { scansOf, type Parcel, type Scan } from './parcel.ts';
import { befall, isCollected, isOver, replan } from './parcel-life.ts';
import { parcelOf, parcelShelf } from './parcel-shelf.ts';
import { planStory, writeScan } from './plan-story.ts';
import type { ScanKind } from './scan-kinds.ts';
import type { StoryName } from './stories.ts';

/** @throws RefusedAct */
export function knownParcel(world: World, waybillNo: string): Parcel {
  const parcel = parcelOf(world, waybillNo);
  if (!parcel) throw new RefusedAct(`no parcel has the number ${waybillNo}`);
  return parcel;
}

/** The carrier fetches it now, and its story begins. */
export function collect(world: World, parcel: Parcel, story: StoryName = parcel.story): Parcel {
  if (parcel.canceledMs !== null) throw new RefusedAct('its number was voided');
  if (isCollected(parcel, world.nowMs())) throw new RefusedAct('the carrier has it already');
  return tell(world, parcel, story);
}

/** Its future from here on is another: a story as if it had been picked up now, but for what has happened. */
export function tell(world: World, parcel: Parcel, story: StoryName): Parcel {
  const { pace } = parcelShelf(world).rhythm;
  const chance = world.chance.fork(`parcel ${parcel.seq} told ${parcel.planNo}`);
  const past = scansOf(parcel, world.nowMs());
  const has = new Set(past.map(({ kind }) => kind));
  const told = { ...parcel, story };
  const future = planStory(told, { startMs: world.nowMs(), pace, chance }).filter(({ kind }) => kind !== 'picked_up' || !has.has(kind));
  return happenNow(world, replan(world, told, { story, plan: [...past, ...future] }), past.length);
}

/** One scan now; what was to come still comes. */
export function addScan(
  world: World,
  parcel: Parcel,
  scan: Readonly<{ kind: ScanKind; city?: string | undefined; text?: string | undefined }>,
): Parcel {
  const past = scansOf(parcel, world.nowMs());
  const city = scan.city ?? past.at(-1)?.city ?? parcel.from.city;
  const written = writeScan(parcel, { ...scan, city, atMs: world.nowMs() });
  const future = parcel.plan.slice(past.length);
  return happenNow(world, replan(world, parcel, { plan: [...past, written, ...future] }), past.length);
}

/** Nothing more is heard of it. */
export const stop = (world: World, parcel: Parcel): Parcel => replan(world, parcel, { plan: scansOf(parcel, world.nowMs()) });

/** Its number is voided: the carrier will not come. @throws RefusedAct when he has been */
export function voidParcel(world: World, parcel: Parcel): Parcel {
  if (isCollected(parcel, world.nowMs())) throw new RefusedAct('the carrier has it already');
  return replan(world, parcel, { plan: [], canceledMs: world.nowMs() });
}

/** 拦截: back to the sender, or to another address. @throws RefusedAct when it is too late, or too early */
export function intercept(world: World, parcel: Parcel, to: Address | null): Parcel {
  const nowMs = world.nowMs();
  if (!isCollected(parcel, nowMs)) throw new RefusedAct('the carrier does not have it yet');
  if (isOver(parcel, nowMs)) throw new RefusedAct('it has arrived, or is back already');
  const past = scansOf(parcel, nowMs);
  const hours = (count: number): number => nowMs + Math.round(count * 3_600_000 * parcelShelf(world).rhythm.pace);
  const city = past.at(-1)?.city ?? parcel.from.city;
  const aimed = to ? { ...parcel, to } : parcel;
  const steps: readonly (readonly [ScanKind, string, number])[] = to
    ? [
        ['forwarded_address', city, 1],
        ['arrived_city', to.city, 20],
        ['out_for_delivery', to.city, 26],
        ['signed', to.city, 29],
      ]
    : [
        ['returning', city, 1],
        ['return_signed', parcel.from.city, 40],
      ];
  const future = steps.map(([kind, at, count]) => writeScan(aimed, { kind, city: at, atMs: hours(count) }));
  return replan(world, aimed, { plan: [...past, ...future] });
}

/** What a new plan has for this very moment is told now. */
function happenNow(world: World, parcel: Parcel, from: number): Parcel {
  const due: readonly Scan[] = parcel.plan.slice(from).filter(({ atMs }) => atMs <= world.nowMs());
  for (const scan of due) befall(world, parcel, scan);
  return parcel;
}
