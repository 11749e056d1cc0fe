import { ok, type Result } from '../../kernel/result.ts';
import type { Words } from '../../kernel/words.ts';
import type { FulfillmentStage } from '../fulfillment-life.ts';
import { movesTo, type FloorSettings } from './floor-settings.ts';

/** What one person does with a parcel at a station that does everything, in this order. The goods are fetched for the check. */
export const stationTasks = {
  print: { 'zh-CN': '打印', en: 'Print' },
  check: { 'zh-CN': '拣验', en: 'Pick & check' },
  weigh: { 'zh-CN': '称重', en: 'Weigh' },
  ship: { 'zh-CN': '发出', en: 'Ship' },
} as const satisfies Readonly<Record<string, Words>>;

export type StationTask = keyof typeof stationTasks;

export const stationTaskNames = Object.keys(stationTasks) as [StationTask, ...StationTask[]];

type Standing = Readonly<{ no: string; stage: FulfillmentStage }>;

/** The tasks that a warehouse asks for. */
export function tasksAsked({ needsCheck, needsWeigh }: FloorSettings): readonly StationTask[] {
  return stationTaskNames.filter((task) => (task === 'check' ? needsCheck : task !== 'weigh' || needsWeigh));
}

/**
 * The one thing to do next with a parcel: a step that the warehouse no longer asks for is passed over. Refuses `floor.not_here` when
 * it is no business of the floor, or has left.
 */
export function taskOf(parcel: Standing, settings: FloorSettings): Result<StationTask> {
  if (parcel.stage === 'to_print') return ok('print');
  if (settings.needsCheck && movesTo('check', parcel, settings).ok) return ok('check');
  if (settings.needsWeigh && movesTo('weigh', parcel, settings).ok) return ok('weigh');
  const way = movesTo('ship', parcel, settings);
  return way.ok ? ok('ship') : way;
}

/**
 * What a station is told to do by a scan, for hands that hold a scanner: `code` stands on the sheet of commands as a barcode and is
 * the same in every language, the Chinese word can be typed.
 */
export const stationCommands = {
  next: { code: 'ZD-NEXT', words: { 'zh-CN': '下一步', en: 'Go on' } },
  print: { code: 'ZD-PRINT', words: { 'zh-CN': '打印', en: 'Print' } },
  weigh: { code: 'ZD-WEIGH', words: { 'zh-CN': '称重', en: 'Weigh' } },
  ship: { code: 'ZD-SHIP', words: { 'zh-CN': '发出', en: 'Ship' } },
  undo: { code: 'ZD-UNDO', words: { 'zh-CN': '撤销', en: 'Undo' } },
  aside: { code: 'ZD-ASIDE', words: { 'zh-CN': '放一边', en: 'Lay aside' } },
  seen: { code: 'ZD-OK', words: { 'zh-CN': '知道了', en: 'Understood' } },
} as const satisfies Readonly<Record<string, Readonly<{ code: string; words: Words }>>>;

export type StationCommand = keyof typeof stationCommands;

export const stationCommandNames = Object.keys(stationCommands) as [StationCommand, ...StationCommand[]];

/** The command in what was scanned or typed; null when it is none. */
export function readCommand(text: string): StationCommand | null {
  const said = text.trim();
  return (
    stationCommandNames.find((name) => {
      const { code, words } = stationCommands[name];
      return code === said.toUpperCase() || words['zh-CN'] === said;
    }) ?? null
  );
}
