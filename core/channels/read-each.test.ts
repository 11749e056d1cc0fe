import { expect, test } from 'vitest';
import type { JsonObject } from '../kernel/canonical-json.ts';
import { ConnectorFault } from './connector-fault.ts';
import { orderNoAt } from './order-no-at.ts';
import { readEach } from './read-each.ts';

const numbers = ['1', '2', '3', '4', '5', '6', '7'];
const document = (no: string) => Promise.resolve({ no });

test('what a fault cuts off is told as unread, and what was read is kept', async () => {
  const fault = new ConnectorFault({ kind: 'transient', platformCode: '1', platformWords: 'later' });
  const read = await readEach(numbers, 2, (no) => (no === '3' ? Promise.reject(fault) : document(no)));
  expect(read).toEqual({ documents: [{ no: '1' }, { no: '2' }, { no: '4' }], unread: ['3', '5', '6', '7'] });
});

test('an order that the platform lists and does not give out is told as unread, and ends nothing', async () => {
  const read = await readEach(numbers, 3, (no) => (no === '2' ? Promise.resolve(null) : document(no)));
  expect(read.documents).toHaveLength(6);
  expect(read.unread).toEqual(['2']);
});

test('an error that is no platform’s is thrown', async () => {
  await expect(readEach(numbers, 2, () => Promise.reject(new TypeError('ours')))).rejects.toThrow('ours');
});

test('the number of a document is found where it stands, as text, whatever else the document is', () => {
  const path = ['outer', 'no'];
  expect(orderNoAt({ outer: { no: 'E1' } }, path)).toBe('E1');
  expect(orderNoAt({ outer: { no: 17 } }, path)).toBe('17');
  const broken: readonly JsonObject[] = [{}, { outer: null }, { outer: [] }, { outer: 'no' }, { outer: { no: '' } }, { outer: { no: {} } }];
  for (const one of broken) expect(orderNoAt(one, path)).toBe(null);
});
