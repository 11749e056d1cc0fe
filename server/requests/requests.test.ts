import type { RequestAsk } from '@zhidan/core/requests/request-api.ts';
import { requestKindCodes, requestKinds, type RequestKind } from '@zhidan/core/requests/request-kind.ts';
import { requestStageCodes, type RequestStage } from '@zhidan/core/requests/request-stage.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { raiseExceptions } from '../orders/index.ts';
import { merchantForFile } from '../testing/test-merchant.ts';
import { aRequestsHouse, typedReceiver, type RequestsHouse } from '../testing/test-requests-house.ts';
import { layAside } from './act-on-request.ts';

const merchant = merchantForFile();
let house: RequestsHouse;
let orderCount = 0;

beforeAll(async () => {
  house = await aRequestsHouse(merchant());
});

const stands: Readonly<Record<RequestStage, Parameters<RequestsHouse['bring']>[1]>> = {
  early: 'pending',
  audited: 'to_print',
  printed: 'to_pick',
  away: 'shipped',
};

const asks: Readonly<Record<RequestKind, RequestAsk>> = {
  change_address: { kind: 'change_address', receiver: typedReceiver },
  exchange: { kind: 'exchange', lines: [{ lineNo: '连体衣', sku: 'BOTTLE-1', quantity: 3 }] },
  rush: { kind: 'rush' },
  cancel: { kind: 'cancel' },
  resend: { kind: 'resend', lines: [{ sku: 'BABY-01', quantity: 1, paid: 0 as never }] },
  release: { kind: 'release', exceptions: ['duplicate_suspected'] },
};

async function orderAt(stage: RequestStage, kind: RequestKind) {
  orderCount += 1;
  const no = `Q${orderCount}`;
  await house.receive(house.order(no));
  await house.settle();
  const { id } = await house.ofOrder(no);
  await house.bring([id], stands[stage]);
  if (stage === 'audited') await house.number([id]);
  await house.settle();
  const orderId = await house.orderId(no);
  if (kind === 'release' && stage !== 'away')
    await house.within((tx) => raiseExceptions(tx, house.ask(), [{ orderId, kind: 'duplicate_suspected', detail: { orderNo: 'X' } }]));
  return { no, id, orderId };
}

/** Where the newest fulfillment order stands in the end, and what became of its numbers; of a parcel that left nothing changes. */
const ends: Readonly<
  Record<RequestKind, Readonly<Record<RequestStage, readonly [stage: string, parcels: readonly string[]] | 'refused'>>>
> = {
  change_address: {
    early: ['pending', []],
    audited: ['audit', ['void_wanted']],
    printed: ['audit', ['void_wanted']],
    away: ['shipped', ['shipped']],
  },
  exchange: {
    early: ['pending', []],
    audited: ['audit', ['void_wanted']],
    printed: ['audit', ['void_wanted']],
    away: ['shipped', ['shipped']],
  },
  rush: { early: ['pending', []], audited: ['to_print', ['numbered']], printed: ['to_pick', ['numbered']], away: 'refused' },
  cancel: {
    early: ['canceled', []],
    audited: ['canceled', ['void_wanted']],
    printed: ['canceled', ['void_wanted']],
    away: ['shipped', ['shipped']],
  },
  resend: {
    early: ['pending', []],
    audited: ['to_print', ['numbered']],
    printed: ['to_pick', ['numbered']],
    away: ['shipped', ['shipped']],
  },
  release: { early: ['pending', []], audited: ['to_print', ['numbered']], printed: ['to_pick', ['numbered']], away: 'refused' },
};

describe.each(requestKindCodes)('%s', (kind) => {
  describe.each(requestStageCodes)('asked for when the order is %s', (stage) => {
    const end = ends[kind][stage];

    test('is locked at once, decided, and carried out as far as the stage needs', async () => {
      const { no, id, orderId } = await orderAt(stage, kind);
      if (end === 'refused') {
        await expect(house.make(no, asks[kind])).rejects.toMatchObject({ refusal: { code: 'request.too_late' } });
        return;
      }
      const { requestId } = await house.make(no, asks[kind]);
      const { isLocking } = requestKinds[kind];
      expect((await house.exceptions(no)).includes('change_requested')).toBe(isLocking);
      expect(await house.request(requestId)).toMatchObject({ state: 'asked', stage, isLocking });
      await house.settle();
      if (isLocking && stage === 'audited') expect(await house.print([id])).toMatchObject([{ isClaimed: false }]);
      if (isLocking && stage === 'printed') {
        expect(await house.floor([id])).toMatchObject([{ isMoved: false }]);
        expect(await house.told('fulfillment.stop_asked')).toContain(id);
      }
      await house.decide(requestId);
      await house.carry(requestId);
      if (isLocking && stage === 'printed') {
        expect((await house.request(requestId)).state).toBe('waiting'); // until the warehouse has it in its hands
        await house.within(async (tx) =>
          layAside(tx, { by: await house.as('cangku'), now: merchant().clock(), requestId: requestId as never }),
        );
        await house.carry(requestId);
      }
      expect(await house.request(requestId)).toMatchObject({ state: 'done', problem: null });
      const found = await house.ofOrder(no);
      expect([found.stage, found.parcels.map(({ state }) => state)]).toEqual(end);
      expect(await house.exceptions(no)).toEqual([]);
      await effects[kind]({ no, orderId, stage, requestId });
    });
  });
});

type Ended = Readonly<{ no: string; orderId: string; stage: RequestStage; requestId: string }>;

const orderOf = (orderId: string) => merchant().db.selectFrom('orders').selectAll().where('id', '=', orderId).executeTakeFirstOrThrow();
const isCalledBack = async (no: string): Promise<boolean> => {
  const { parcels } = await house.ofOrder(no);
  return (await house.told('parcel.intercept_wanted')).includes(parcels[0]?.id ?? '');
};

/** What else is to be seen when a request of this kind is done. */
const effects: Readonly<Record<RequestKind, (ended: Ended) => Promise<void>>> = {
  change_address: async ({ no, orderId, stage }) => {
    const { receiver_city: city, receiver_kind: kind } = await orderOf(orderId);
    expect([city, kind]).toEqual(stage === 'away' ? ['宁波市', 'masked'] : ['杭州市', 'plain']);
    expect(await isCalledBack(no)).toBe(stage === 'away');
  },
  exchange: async ({ no, stage, requestId }) => {
    const { lines, pieceCount } = await house.ofOrder(no);
    const { addedOrderId } = await house.request(requestId);
    expect(addedOrderId !== null).toBe(stage === 'away');
    if (stage === 'away') return;
    expect(pieceCount).toBe(4);
    expect(lines.filter(({ lineNo }) => lineNo === '连体衣').map(({ skuId, quantity }) => [skuId, quantity])).toEqual([
      [house.otherSkuId, 3],
    ]);
  },
  rush: async ({ no, orderId }) => {
    expect((await orderOf(orderId)).rushed_at).not.toBeNull();
    expect((await house.ofOrder(no)).priority).toBeGreaterThanOrEqual(1_000);
  },
  cancel: async ({ no, orderId, stage }) => {
    const holds = await merchant().db.selectFrom('order_holds').select('source').where('order_id', '=', orderId).execute();
    expect(holds.map(({ source }) => source)).toEqual(stage === 'away' ? [] : ['request']);
    expect(await isCalledBack(no)).toBe(stage === 'away');
    if (stage !== 'away') expect((await house.ofOrder(no)).stock).toBe('none');
  },
  resend: async ({ requestId }) => {
    const { addedOrderId } = await house.request(requestId);
    expect(await orderOf(addedOrderId ?? '')).toMatchObject({ kind: 'resend' });
  },
  release: async ({ orderId }) => {
    const forced = await merchant().db.selectFrom('order_exceptions').selectAll().where('order_id', '=', orderId).execute();
    expect(forced.filter(({ kind }) => kind === 'duplicate_suspected')).toMatchObject([{ is_forced: true, cleared_by: '林雅琴' }]);
  },
};
