import type { CarrierCode } from '@zhidan/core/allocation/carrier.ts';

/** A carrier of the demo: at which warehouses by code, how its fees differ from the example, and what is agreed. Money in fen. */
export type DemoCarrier = Readonly<{
  carrier: CarrierCode;
  warehouses: readonly string[];
  /** added to the first and to each further kilogram */
  dearer: readonly [first: number, step: number];
  /** days faster than the example */
  faster: number;
  dailyCapacity: number | null;
  cutoffMinute: number | null;
  reliability: number;
  targetShare: number | null;
}>;

export const demoCarriers: readonly DemoCarrier[] = [
  {
    carrier: 'ZTO',
    warehouses: ['NB', 'WH'],
    dearer: [0, 0],
    faster: 0,
    dailyCapacity: 2_000,
    cutoffMinute: null,
    reliability: 9_550,
    targetShare: 5_000,
  },
  {
    carrier: 'YTO',
    warehouses: ['NB', 'WH'],
    dearer: [-10, 20],
    faster: 0,
    dailyCapacity: 1_500,
    cutoffMinute: null,
    reliability: 9_380,
    targetShare: 3_000,
  },
  {
    carrier: 'YUNDA',
    warehouses: ['NB'],
    dearer: [-20, 10],
    faster: 0,
    dailyCapacity: 1_000,
    cutoffMinute: null,
    reliability: 9_220,
    targetShare: null,
  },
  {
    carrier: 'POSTB',
    warehouses: ['NB', 'WH'],
    dearer: [80, -20],
    faster: -1,
    dailyCapacity: null,
    cutoffMinute: 15 * 60,
    reliability: 9_400,
    targetShare: null,
  },
  {
    carrier: 'SF',
    warehouses: ['NB', 'WH'],
    dearer: [900, 150],
    faster: 1,
    dailyCapacity: 300,
    cutoffMinute: 18 * 60,
    reliability: 9_900,
    targetShare: null,
  },
];

/** Where the demo's carriers do not go for some days: a region as people write it, days from now until it ends. */
export const demoAreas = [
  { regions: ['新疆'], carriers: ['YUNDA', 'YTO'], reason: 'not_delivered', note: '', effect: 'disable_carrier', days: null },
  { regions: ['西藏'], carriers: [], reason: 'force_majeure', note: '大雪封路，到货时间不保证', effect: 'remind', days: 9 },
  { regions: ['海南省三沙市'], carriers: [], reason: 'not_delivered', note: '', effect: 'hold', days: null },
  { regions: ['内蒙古呼伦贝尔'], carriers: ['ZTO'], reason: 'force_majeure', note: '暴雪预警', effect: 'disable_carrier', days: 5 },
] as const satisfies readonly Readonly<{
  regions: readonly string[];
  carriers: readonly CarrierCode[];
  reason: string;
  note: string;
  effect: string;
  days: number | null;
}>[];
