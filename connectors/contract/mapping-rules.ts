import assert from 'node:assert/strict';
import { canonicalJson, toJson, type Json, type JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { amountBreaks } from '@zhidan/core/channels/amount-break.ts';
import type { ChannelOrder } from '@zhidan/core/channels/channel-order.ts';
import type { Connector } from '@zhidan/core/channels/connector.ts';
import { orderNoAt } from '@zhidan/core/channels/order-no-at.ts';
import { frozen, inDatabaseOrder, valuePaths, withValue } from './document.ts';
import type { ContractRule, Recording } from './recording.ts';

/** Rules of `mapOrder`: pure reading of one document. */
export const mappingRules: readonly ContractRule[] = [
  { name: 'at least one document was recorded', check: ({ documents }) => assert.ok(documents.length > 0) },
  {
    name: 'mapOrder changes nothing and reads the same document the same way twice',
    check: (recording) =>
      forEachDocument(recording, (document, mapOrder) => assert.deepEqual(mapOrder(frozen(document)), mapOrder(frozen(document)))),
  },
  { name: 'mapOrder asks neither the clock nor chance nor the network', check: checkPurity },
  {
    name: 'mapOrder does not depend on the order of fields, which the database does not keep',
    check: (recording) =>
      forEachDocument(recording, (document, mapOrder) =>
        assert.equal(canonicalJson(toJson(mapOrder(inDatabaseOrder(document)))), canonicalJson(toJson(mapOrder(document)))),
      ),
  },
  {
    name: 'an order is plain data: it is the same after a journey through JSON',
    check: (recording) => forEachOrder(recording, (order) => assert.deepEqual(toJson(order), structuredClone(order))),
  },
  {
    name: 'an order has its number in the platform’s own digits, lines with numbers of their own, and whole quantities',
    check: checkNumbers,
  },
  {
    name: 'the number of a document stands where the connector says',
    check: ({ connector, documents }) => {
      for (const document of documents) {
        assert.equal(orderNoAt(document, connector.orderNoPath), connector.mapOrder(document).channelOrderNo);
        assert.equal(orderNoAt({}, connector.orderNoPath), null);
      }
    },
  },
  { name: 'an order was not modified before it was created', check: (recording) => forEachOrder(recording, checkMoments) },
  { name: 'amounts add up to the fen, or the discrepancy is recorded', check: (recording) => forEachOrder(recording, checkAmounts) },
  { name: 'a field that nobody told us about is kept', check: checkUnknown },
  { name: 'a damaged field is read as something or named in a RangeError, and amounts never go wrong in silence', check: checkDamage },
  {
    name: 'a document that is no order is a RangeError',
    check: ({ connector }) => assert.throws(() => connector.mapOrder({}), isRangeError),
  },
];

type MapOrder = Connector['mapOrder'];

function forEachDocument({ connector, documents }: Recording, check: (document: JsonObject, mapOrder: MapOrder) => void): void {
  for (const document of documents) check(document, connector.mapOrder);
}

function forEachOrder(recording: Recording, check: (order: ChannelOrder, document: JsonObject) => void): void {
  forEachDocument(recording, (document, mapOrder) => check(mapOrder(document), document));
}

function checkPurity(recording: Recording): void {
  const before = { now: Date.now, random: Math.random, fetch: globalThis.fetch };
  const refuse = (): never => assert.fail('mapOrder asked for the time, for chance or for the network');
  Object.assign(Date, { now: refuse });
  Object.assign(Math, { random: refuse });
  Object.assign(globalThis, { fetch: refuse });
  try {
    forEachOrder(recording, () => undefined);
  } finally {
    Object.assign(Date, { now: before.now });
    Object.assign(Math, { random: before.random });
    Object.assign(globalThis, { fetch: before.fetch });
  }
}

function checkNumbers(recording: Recording): void {
  forEachOrder(recording, (order, document) => {
    const written = canonicalJson(document);
    assert.ok(order.channelOrderNo !== '' && written.includes(order.channelOrderNo), `${order.channelOrderNo} is not in the document`);
    const lineNos = order.lines.map(({ lineNo }) => lineNo);
    assert.ok(lineNos.length > 0, 'an order has lines');
    assert.equal(new Set(lineNos).size, lineNos.length, `line numbers are not unique: ${lineNos.join(', ')}`);
    for (const { lineNo, quantity } of order.lines)
      assert.ok(Number.isSafeInteger(quantity) && quantity > 0, `line ${lineNo} has the quantity ${quantity}`);
    for (const { waybillNo, lineNos: shipped } of order.shipments)
      assert.ok(
        shipped.every((lineNo) => lineNos.includes(lineNo)),
        `parcel ${waybillNo} holds a line that the order does not have`,
      );
  });
}

function checkMoments({ createdAt, modifiedAt }: ChannelOrder): void {
  assert.ok(modifiedAt >= createdAt, `modified ${modifiedAt} before created ${createdAt}`);
}

function checkAmounts(order: ChannelOrder): void {
  for (const amounts of [order.amounts, ...order.lines.map((line) => line.amounts)])
    for (const [name, amount] of Object.entries(amounts)) assert.ok(Number.isSafeInteger(amount), `${name} is ${amount}`);
  const recorded = order.discrepancies.map(({ rule }) => rule);
  for (const { rule, platform, computed } of amountBreaks(order))
    assert.ok(recorded.includes(rule), `${rule}: ${platform} is not ${computed}, and no discrepancy says so`);
}

function checkUnknown({ connector, documents, openParts }: Recording): void {
  const marker = 'a field of tomorrow';
  assert.ok(openParts.length > 0, 'name at least one open part');
  for (const document of documents)
    for (const path of openParts) {
      const changed = withValue(document, [...path.split('.').filter(Boolean), 'field_of_tomorrow'], marker);
      const { unknown } = connector.mapOrder(changed);
      assert.ok(canonicalJson(unknown).includes(marker), `a new field in "${path}" is lost`);
    }
}

const damages: readonly Json[] = [null, '', 'x', -1, 0.5, 7, true, [], {}, ['x']];

function checkDamage(recording: Recording): void {
  forEachDocument(recording, (document, mapOrder) => {
    for (const path of valuePaths(document))
      for (const damage of damages) {
        const name = `${path.join('.')} = ${JSON.stringify(damage)}`;
        try {
          checkAmounts(mapOrder(withValue(document, path, damage)));
        } catch (fault) {
          if (!isRangeError(fault)) throw new Error(`${name}: ${String(fault)}`, { cause: fault });
        }
      }
  });
}

const isRangeError = (fault: unknown): boolean => fault instanceof RangeError && fault.message !== '';
