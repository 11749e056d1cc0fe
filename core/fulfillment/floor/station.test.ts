import { expect, test } from 'vitest';
import type { FulfillmentStage } from '../fulfillment-life.ts';
import { stageAfterWork, usualFloor } from './floor-settings.ts';
import { readCommand, stationCommands, taskOf, tasksAsked } from './station.ts';
import { readWaveNo, waveNo } from './wave.ts';
import { whoToAsk } from './who-to-ask.ts';

const needs = (needsCheck: boolean, needsWeigh: boolean) => ({ ...usualFloor, needsCheck, needsWeigh });

test.each([
  ['to_print', needs(true, true), 'print'],
  ['to_pick', needs(true, true), 'check'],
  ['to_pick', needs(false, true), 'weigh'],
  ['to_pick', needs(false, false), 'ship'],
  ['to_check', needs(true, false), 'check'],
  ['to_check', needs(false, true), 'weigh'],
  ['to_check', needs(false, false), 'ship'],
  ['to_weigh', needs(true, true), 'weigh'],
  ['to_weigh', needs(true, false), 'ship'],
  ['to_ship', needs(true, true), 'ship'],
] as const)('a parcel that stands at %s is taken on by what its warehouse asks for', (stage, settings, task) => {
  expect(taskOf({ no: 'FH-1', stage }, settings)).toEqual({ ok: true, value: task });
});

test.each(['pending', 'audit', 'canceled', 'merged', 'shipped', 'signed'] as const)(
  'a parcel that is %s is no work of a station',
  (stage) => {
    expect(taskOf({ no: 'FH-1', stage }, usualFloor)).toMatchObject({ ok: false, refusal: { code: 'floor.not_here', values: { stage } } });
  },
);

test('a parcel that is worked through comes to the door, whatever its warehouse asks for', () => {
  for (const settings of [needs(true, true), needs(true, false), needs(false, true), needs(false, false)]) {
    let stage: FulfillmentStage = 'to_pick';
    const done = ['print'];
    for (
      let task = taskOf({ no: 'FH-1', stage }, settings);
      task.ok && task.value !== 'ship';
      task = taskOf({ no: 'FH-1', stage }, settings)
    ) {
      if (task.value === 'print') throw new Error('printed twice');
      done.push(task.value);
      stage = stageAfterWork(task.value, settings);
    }
    expect([...done, 'ship']).toEqual(tasksAsked(settings));
  }
});

test('a command is read from its barcode, in capitals or not, and from its Chinese word; goods are none', () => {
  expect([readCommand(' zd-undo '), readCommand('撤销'), readCommand('知道了')]).toEqual(['undo', 'undo', 'seen']);
  expect([readCommand('ship'), readCommand('6936001000001'), readCommand('')]).toEqual([null, null, null]);
  const codes = Object.values(stationCommands).map(({ code }) => code);
  expect([new Set(codes).size, codes.filter((code) => !/^ZD-[A-Z]+$/u.test(code))]).toEqual([codes.length, []]);
});

test('a wave is read by its number', () => {
  expect([readWaveNo(waveNo(42)), readWaveNo('bc-7'), readWaveNo('FH-000042'), readWaveNo('BC-')]).toEqual([42, 7, null, null]);
});

test('who to ask about a stop is whoever owns its exceptions, each once; what the warehouse owns goes to its supervisor', () => {
  const blocked = (kinds: string) => ({ code: 'fulfillment.order_blocked', values: { no: 'FH-1', kinds } });
  expect(whoToAsk([blocked('change_requested refund_open'), blocked('refund_open')])).toEqual(['supervisor', 'service']);
  expect(whoToAsk([blocked('hold:hand weight_differs')])).toEqual(['supervisor']);
  expect(whoToAsk([{ code: 'fulfillment.order_refunded', values: {} }])).toEqual(['service']);
  expect(whoToAsk([{ code: 'something.new', values: {} }])).toEqual(['supervisor']);
});
