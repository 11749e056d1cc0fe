import type { Chance } from '../chance.ts';
import { places } from '../population/place-fixture.ts';
import type { Address } from '../trade.ts';
import { carrierOf } from './carrier-fixture.ts';
import type { Parcel, Scan } from './parcel.ts';
import { scanKinds, type ScanKind } from './scan-kinds.ts';
import { stories, type Beat, type Stop } from './stories.ts';
import { transitHours } from './transit.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const beijingMs = 8 * hourMs;

/** `pace`: 1 as in life, 0.01 a hundred times as fast. */
export type PlanAsk = Readonly<{ startMs: number; pace: number; chance: Chance }>;

/** The scans of a parcel's story from its pickup on. */
export function planStory(parcel: Parcel, { startMs, pace, chance }: PlanAsk): readonly Scan[] {
  const hours = transitHours(chance, parcel.carrier, parcel.from, parcel.to);
  const between = chance.pick(places).city;
  let atMs = startMs;
  return stories[parcel.story](chance).map((beat: Beat) => {
    atMs += Math.round(hourMs * pace * (beat.share === undefined ? (beat.pause ?? 0) : beat.share * hours));
    if (beat.byDay && pace >= 1) atMs = nextMorning(atMs);
    return writeScan(parcel, { kind: beat.kind, atMs, city: cityOf(parcel, beat.stop, between) });
  });
}

/** Between eight and three in Beijing a courier sets out; later ones wait for the morning. */
function nextMorning(ms: number): number {
  const ofDay = (ms + beijingMs) % dayMs;
  const [opens, closes] = [8 * hourMs, 15 * hourMs];
  if (ofDay >= opens && ofDay < closes) return ms;
  return ms - ofDay + opens + (ofDay >= closes ? dayMs : 0) + (ms % hourMs);
}

function cityOf({ from, to }: Parcel, stop: Stop, between: string): string {
  return stop === 'origin' ? from.city : stop === 'destination' ? to.city : between;
}

const courierOf = (seq: number, city: string): string => {
  const letters = [...'王李张刘陈杨赵黄周吴'];
  return `${letters[(seq + city.length) % letters.length] ?? '王'}师傅`;
};

/** A scan in the carrier's words. */
export function writeScan(parcel: Parcel, scan: Readonly<{ kind: ScanKind; atMs: number; city: string; text?: string | undefined }>): Scan {
  const { kind, atMs, city } = scan;
  const branchOf = ({ city: town, district }: Address): string => (town === city ? district : city);
  const words: Readonly<Record<string, string>> = {
    city,
    next: parcel.to.city,
    carrier: carrierOf(parcel.carrier)?.name ?? parcel.carrier,
    branch: `${branchOf(city === parcel.to.city ? parcel.to : parcel.from)}网点`,
    person: courierOf(parcel.seq, city),
  };
  const text = scan.text ?? scanKinds[kind].text.replaceAll(/\{(\w+)\}/gu, (_, name: string) => words[name] ?? '');
  return { kind, atMs, city, text };
}
