import { describe, expect, test } from 'vitest';
import { ConnectorFault, type FaultKind } from '../channels/connector-fault.ts';
import { takeTogether, type Together } from './take-together.ts';
import type { TakeAsk, TakeOutcome } from './waybill-source.ts';

const contact = { name: '张三', phone: '1', province: '', city: '', district: '', town: '', detail: '', ciphers: {} };
const parcel = (parcelId: string): TakeAsk => ({
  parcelId,
  isFurther: false,
  channelOrderNos: [],
  orderChannel: '',
  receiver: contact,
  goods: [],
  weightGram: 0,
  volumeMl: 0,
  insured: null,
});
const parcels = Array.from('abcdefghij', parcel);

const taken = ({ parcelId }: TakeAsk): TakeOutcome => ({
  isTaken: true,
  waybill: {
    parcelId,
    waybillNo: `no-${parcelId}`,
    parentWaybillNo: null,
    routing: { sortCode: '', marker: '', bagName: '', bagCode: '' },
    printData: null,
    orderNoThere: '',
    raw: {},
  },
});
const fault = (platformWords: string, kind: FaultKind = 'business') => new ConnectorFault({ kind, platformCode: 'x', platformWords });
const together = (atOnce = 10): Together => ({ atOnce, signs: [], isOfParcels: ({ kind }) => kind === 'business' });

/** A service that refuses whole calls; answers what came of it, and which calls were made. */
async function played(refuse: (few: string) => ConnectorFault | null, atOnce = 10) {
  const calls: string[] = [];
  const outcomes = await takeTogether(parcels, together(atOnce), async (few) => {
    const ids = few.map(({ parcelId }) => parcelId).join('');
    calls.push(ids);
    const refusal = refuse(ids);
    if (refusal) throw refusal;
    return few.map(taken);
  });
  return { calls, told: outcomes.map((outcome) => (outcome.isTaken ? outcome.waybill.waybillNo : outcome.problem)) };
}

describe('numbers for many parcels', () => {
  test('come in as few calls as the service allows, in the order of the parcels', async () => {
    const { calls, told } = await played(() => null, 4);
    expect(calls).toEqual(['abcd', 'efgh', 'ij']);
    expect(told).toEqual(parcels.map(({ parcelId }) => `no-${parcelId}`));
  });

  test('one bad parcel is found by halves and costs the others nothing', async () => {
    const { calls, told } = await played((few) => (few.includes('d') ? fault('收件人电话有误') : null));
    expect(told.filter((word) => word.startsWith('no-'))).toHaveLength(9);
    expect(told[3]).toBe('bad_receiver');
    expect(calls.length).toBeLessThan(10);
  });

  test('a sender that is not subscribed is refused once for all', async () => {
    const { calls, told } = await played(() => fault('发货地址不在订购关系内'));
    expect(calls).toEqual(['abcdefghij']);
    expect(new Set(told)).toEqual(new Set(['bad_sender']));
  });

  test('what is left of a balance is used, and then the service is asked no more', async () => {
    let left = 3;
    const { calls, told } = await played((few) => {
      if (few.length > left) return fault('面单余额不足');
      left -= few.length;
      return null;
    });
    expect(told.filter((word) => word.startsWith('no-'))).toHaveLength(3);
    expect(told.filter((word) => word === 'no_balance')).toHaveLength(7);
    expect(calls.length).toBeLessThan(10);
  });

  test('when the service breaks off, what was taken is kept and the rest waits', async () => {
    const { told } = await played((few) => (few === 'efgh' ? fault('no answer', 'transient') : null), 4);
    expect(told.slice(0, 4)).toEqual(['no-a', 'no-b', 'no-c', 'no-d']);
    expect(new Set(told.slice(4))).toEqual(new Set(['service_down']));
  });

  test.each<FaultKind>(['transient', 'auth_expired', 'invalid_request'])(
    'a fault of the kind %s before any number is thrown',
    async (kind) => {
      await expect(played(() => fault('x', kind))).rejects.toMatchObject({ kind });
    },
  );

  test('a token that ends in the middle is thrown: after a new one the same ask gets the same numbers', async () => {
    await expect(played((few) => (few === 'efgh' ? fault('x', 'auth_expired') : null), 4)).rejects.toMatchObject({ kind: 'auth_expired' });
  });

  test('parcels that cannot go in one call go in calls of their own, and come back in their order', async () => {
    const calls: string[] = [];
    const grouped = { ...together(3), groupOf: ({ parcelId }: TakeAsk) => String(parcelId < 'c') };
    const outcomes = await takeTogether(parcels.slice(0, 5).toReversed(), grouped, (few) => {
      calls.push(few.map(({ parcelId }) => parcelId).join(''));
      return Promise.resolve(few.map(taken));
    });
    expect(calls).toEqual(['edc', 'ba']);
    expect(outcomes.map((outcome) => outcome.isTaken && outcome.waybill.parcelId).join('')).toBe('edcba');
  });

  test('a mistake of our own is no outcome', async () => {
    const mistaken = takeTogether(parcels, together(), () => Promise.reject(new TypeError('ours')));
    await expect(mistaken).rejects.toThrow(TypeError);
  });

  test('a parcel that the service passes over waits, with a word that says so', async () => {
    const outcomes = await takeTogether(parcels.slice(0, 2), together(), (few) => Promise.resolve(few.slice(0, 1).map(taken)));
    expect(outcomes[1]).toMatchObject({ isTaken: false, problem: 'service_down', platformCode: 'no_answer' });
  });
});
