import { momentFact, type Facts } from './fact.ts';
import { nowKey } from './field.ts';
import type { MomentOperand } from './predicate.ts';
import { plusMonths, startOfBusinessDay } from './shanghai-clock.ts';

/** A moment in milliseconds; null when it is blank. */
export type ReadMoment = (facts: Facts, nowMs: number) => number | null;

/** How the moment to compare with is read. */
export function momentReader(operand: MomentOperand): ReadMoment {
  switch (operand.kind) {
    case 'at':
      return () => operand.ms;
    case 'day':
      return (_facts, nowMs) => startOfBusinessDay(nowMs, operand.days);
    case 'shift': {
      const { months, ms } = operand;
      return months === 0 ? (_facts, nowMs) => nowMs + ms : (_facts, nowMs) => plusMonths(nowMs, months) + ms;
    }
    case 'field': {
      const { key } = operand.field;
      return key === nowKey ? (_facts, nowMs) => nowMs : (facts) => momentFact(facts[key]);
    }
  }
}
