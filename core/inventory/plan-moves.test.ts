import { expect, test } from 'vitest';
import { planMoves, type PlanAsk } from './plan-moves.ts';
import { stockKey, type StockLevel } from './stock.ts';

const warehouseId = 'w1' as never;
const skuId = 'A' as never;
const level = (onHand: number, reserved = 0): StockLevel => ({ warehouseId, skuId, onHand, reserved, safety: 0 });

function planned(kind: PlanAsk['kind'], at: StockLevel, line: object, toWarehouseId: string | null = null) {
  const result = planMoves({
    kind,
    warehouseId,
    toWarehouseId: toWarehouseId as never,
    lines: [{ skuId, ...line }],
    levels: new Map([[stockKey(at), at]]),
    codeOf: (id) => id,
  });
  return result.ok ? result.value.map(({ warehouseId: id, quantity }) => [id, quantity]) : result.refusal.code;
}

test.each([
  ['goods that come are added', 'inbound', level(5), { quantity: 3 }, [['w1', 3]]],
  ['a count sets what is there', 'count', level(5), { counted: 3 }, [['w1', -2]]],
  ['a count that agrees moves nothing', 'count', level(5), { counted: 5 }, []],
  ['what left since the counter looked stays gone', 'count', level(3), { counted: 4, seen: 5 }, [['w1', -1]]],
  ['a count below what has been promised is still the truth', 'count', level(5, 5), { counted: 1 }, [['w1', -4]]],
  ['a count that would leave less than nothing is asked for again', 'count', level(2), { counted: 1, seen: 9 }, 'stock.count_overtaken'],
  ['damage is told whatever was promised', 'adjust', level(5, 5), { quantity: -2 }, [['w1', -2]]],
  ['no more is written off than is there', 'adjust', level(5), { quantity: -6 }, 'stock.not_enough'],
] as const)('%s', (_, kind, at, line, moves) => {
  expect(planned(kind, at, line)).toEqual(moves);
});

test('a transfer takes only what nobody has been promised, and gives as much as it takes', () => {
  expect(planned('transfer', level(5, 3), { quantity: 2 }, 'w2')).toEqual([
    ['w1', -2],
    ['w2', 2],
  ]);
  expect(planned('transfer', level(5, 3), { quantity: 3 }, 'w2')).toBe('stock.not_enough');
});
