import type { auditWords } from '../audit-words.ts';

type Row = Readonly<{
  key: string;
  word: keyof typeof auditWords.rows;
  /** the stages where it can be done; both when absent */
  stage?: 'audit' | 'finance';
  /** one parcel, or several at once */
  takes: 'one' | 'many' | 'any';
}>;

/** What is done at the desk, and the key for it. Buttons, keys and the sheet of keys are drawn from here. */
export const deskActs = {
  pass: { key: 'a', word: 'queue.pass', takes: 'any' },
  finance: { key: 'f', word: 'queue.finance', stage: 'audit', takes: 'any' },
  hold: { key: 'h', word: 'queue.hold', takes: 'any' },
  reject: { key: 'b', word: 'queue.reject', stage: 'finance', takes: 'any' },
  route: { key: 'w', word: 'queue.route', takes: 'any' },
  merge: { key: 'm', word: 'queue.merge', takes: 'many' },
  split: { key: 's', word: 'queue.split', takes: 'one' },
  change: { key: 'e', word: 'queue.change', takes: 'one' },
  ask: { key: 'q', word: 'queue.ask', takes: 'one' },
} as const satisfies Readonly<Record<string, Row>>;

export type DeskAct = keyof typeof deskActs;

export const deskActCodes = Object.keys(deskActs) as DeskAct[];

/** Whether a deed fits so many parcels of a stage. */
export function fits(act: DeskAct, { stage, count }: Readonly<{ stage: 'audit' | 'finance'; count: number }>): boolean {
  const row: Row = deskActs[act];
  if (count === 0 || (row.stage && row.stage !== stage)) return false;
  return row.takes === 'any' || (row.takes === 'one') === (count === 1);
}

export function actOfKey(key: string): DeskAct | undefined {
  return deskActCodes.find((act) => deskActs[act].key === key);
}
