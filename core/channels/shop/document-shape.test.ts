import { expect, test } from 'vitest';
import { documentShape } from './document-shape.ts';

test('the shape of a document shows how things are written, and nothing about people', () => {
  const document = {
    tid: '4176302981234567890',
    payment: '1,299.00',
    created: '2026-11-22 10:00:00',
    receiver: { name: '欧阳测试', phone: '13912345678', isCompany: false, invoice: null },
    lines: [{ quantity: 12, title: 'BABY-01 连体衣' }],
    '4176302981234567890': 'paid',
  };
  expect(documentShape(document)).toEqual({
    tid: '0000000000000000000',
    payment: '0,000.00',
    created: '0000-00-00 00:00:00',
    receiver: { name: '字字字字', phone: '00000000000', isCompany: false, invoice: null },
    lines: [{ quantity: 0, title: 'aaaa-00 字字字' }],
    '0000000000000000000': 'aaaa',
  });
});

test('a long text is cut, so that a picture in a document does not fill the screen', () => {
  expect(documentShape({ note: '好'.repeat(500) })['note']).toHaveLength(81);
});
