import { expect, test } from 'vitest';
import { fulfillmentLife, openStages, type FulfillmentStage } from '../../fulfillment/fulfillment-life.ts';
import { boardColumnCodes, boardPartCodes } from './board-column.ts';
import { boardMoves, moveTo, movesOf, type BoardMove, type BoardPlace } from './board-move.ts';

const card = (stage: FulfillmentStage, change: object = {}) => ({
  stage,
  isOrder: false,
  holdSources: [] as string[],
  column: 'working' as const,
  ...change,
});
const places: readonly BoardPlace[] = [...boardPartCodes, ...boardColumnCodes.filter((column) => column !== 'working')];

test.each<[FulfillmentStage, BoardPlace, BoardMove]>([
  ['audit', 'to_print', 'pass'],
  ['audit', 'finance', 'to_finance'],
  ['finance', 'audit', 'reject'],
  ['finance', 'to_print', 'pass_finance'],
  ['to_print', 'audit', 'withdraw'],
  ['to_check', 'audit', 'ask_stop'],
  ['to_pick', 'held', 'hold'],
])('a card from %s to %s: %s', (stage, place, move) => {
  expect(moveTo(card(stage), place)).toEqual({ move });
});

test('a held card goes back to where it stands by ending the hold', () => {
  expect(moveTo(card('audit', { holdSources: ['hand'] }), 'audit')).toEqual({ move: 'end_hold' });
  expect(moveTo(card('audit', { holdSources: ['hand'] }), 'held')).toEqual({ refusal: 'same_place' });
});

test('every other drop says why not, and nothing that has left is moved', () => {
  for (const stage of openStages) for (const place of places) expect(Object.keys(moveTo(card(stage), place))).toHaveLength(1);
  for (const place of places) expect(moveTo(card('shipped', { column: 'shipped' }), place)).toEqual({ refusal: 'has_left' });
  expect(moveTo(card('pending', { isOrder: true }), 'audit')).toEqual({ refusal: 'goods_unknown' });
  expect(moveTo(card('to_print'), 'to_pick')).toEqual({ refusal: 'by_printing' });
  expect(moveTo(card('to_pick'), 'shipped')).toEqual({ refusal: 'by_the_floor' });
});

test('no drop asks for a step that the life of a fulfillment order does not have', () => {
  const actionOf: Partial<Record<BoardMove, string>> = {
    pass: 'release',
    pass_finance: 'release',
    to_finance: 'ask_finance',
    reject: 'reject',
    withdraw: 'withdraw',
    ask_stop: 'withdraw',
  };
  const steps = openStages.flatMap((stage) =>
    movesOf(card(stage)).flatMap(({ place, move }) => {
      const action = actionOf[move];
      return action ? [{ stage, place, action }] : [];
    }),
  );
  expect(steps).not.toHaveLength(0);
  expect(
    steps.filter(({ stage, place, action }) => !Object.entries(fulfillmentLife[stage]).some(([a, b]) => a === action && b === place)),
  ).toEqual([]);
  expect(Object.values(boardMoves).filter(({ undo }) => undo !== null && !(undo in boardMoves))).toEqual([]);
});
