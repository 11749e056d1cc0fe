import type { Condition } from '@zhidan/core/conditions/condition.ts';
import { catalogOf, type Field, type FieldScope, type FieldType } from '@zhidan/core/conditions/field.ts';
import { normalText } from '@zhidan/core/conditions/normal-text.ts';
import { operatorsFor, rowOf, totalOperatorCodes, type Operator } from '@zhidan/core/conditions/operator.ts';
import type { Place } from '@zhidan/core/conditions/place.ts';
import fc, { type Arbitrary } from 'fast-check';

const field = (type: FieldType, name: string, more: Partial<Field> = {}): Field => ({
  words: { 'zh-CN': `字段${name}`, en: `field ${name}` },
  type,
  since: 'received',
  ...more,
});

const colors = { red: { 'zh-CN': '红', en: 'red' }, blue: { 'zh-CN': '蓝', en: 'blue' }, '50%_off': { 'zh-CN': '五折', en: 'half price' } };

/** A field of every type, some twice so that one can be compared with the other, and a list. */
export const randomCatalog = catalogOf({
  groups: {},
  fields: {
    memo: field('text', 'memo'),
    address: field('text', 'address'),
    shop: field('code', 'shop'),
    source: field('code', 'source'),
    color: field('choice', 'color', { values: colors }),
    tags: field('set', 'tags'),
    pieces: field('whole', 'pieces'),
    weight: field('whole', 'weight'),
    amount: field('fen', 'amount'),
    cost: field('fen', 'cost'),
    score: field('decimal', 'score'),
    risk: field('decimal', 'risk'),
    paid_at: field('time', 'paid_at'),
    due_at: field('time', 'due_at'),
    presale: field('flag', 'presale'),
  },
  lists: {
    lines: {
      words: { 'zh-CN': '明细', en: 'lines' },
      item: { 'zh-CN': '行', en: 'line' },
      at: 'sold_at',
      fields: {
        title: field('text', 'title'),
        color: field('choice', 'line color', { values: colors }),
        tags: field('set', 'line tags'),
        quantity: field('whole', 'quantity'),
        price: field('fen', 'price'),
        sold_at: field('time', 'sold_at'),
        is_gift: field('flag', 'is_gift'),
      },
    },
  },
});

/** Words with all that LIKE, quotes, arrays and Unicode could trip over. */
const words = [
  '临时驻地',
  '代收点',
  '北仑',
  'ab',
  'AB',
  '%',
  '_',
  '\\',
  "'",
  '"',
  '{a,b}',
  'null',
  'é',
  'e\u0301',
  '①',
  'ﬁ',
  'ß',
  'İ',
  'ς',
  'Σ',
];
const oddWords = ['😀', '👩\u200d🍼', '𠮷', '\u200b', '　', ' ', '\n', 'Ａ', 'ｶﾞ', '\ufeff', '\u0301', '\ud800'];
const codes = ['a', 'A', 'b', 'a%', '_', '红', "o'hara", 'a,b', '50%_off', 'red', 'blue'];

export const randomPlace: Place = {
  catalog: randomCatalog,
  moment: 'audit',
  names: {
    lists: {
      risky: { name: '高风险地址词', words: ['临 时 驻 地', '代收点', '　', '%'] },
      none: { name: '空词库', words: [] },
    },
    parameters: {
      high: { name: '高金额线', type: 'fen', value: 500 },
      few: { name: '少量', type: 'whole', value: 2 },
    },
    conditions: {
      dear: {
        name: '贵的',
        condition: {
          any: [
            { f: 'amount', op: 'gte', v: 900 },
            { f: 'cost', op: 'blank' },
          ],
        },
      },
    },
  },
};

const text = fc.array(fc.constantFrom(...words, ...oddWords), { maxLength: 4 }).map((parts) => parts.join(''));
const word = fc.array(fc.constantFrom(...words, ...oddWords), { minLength: 1, maxLength: 2 }).map((parts) => parts.join(''));
const goodWord = word.filter((each) => normalText(each) !== '');
const wholeNumber = fc.oneof(
  { arbitrary: fc.integer({ min: -3, max: 8 }), weight: 8 },
  fc.constantFrom(Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER),
);
const fenNumber = fc.oneof({ arbitrary: fc.integer({ min: -2, max: 12 }).map((hundred) => hundred * 100), weight: 8 }, wholeNumber);
const decimalNumber = fc.oneof(
  { arbitrary: fc.constantFrom(0, -0, 0.1, 0.2, 0.30000000000000004, 0.3, 1, 1.5, -2.25, 1e21, 1e-7, 123456789.123), weight: 6 },
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(1e-310, 5e-324, 1e300, 1e301, Number.MAX_VALUE),
);

/** The moment of judging lies about here; near the ends of months, days and hours there is more to go wrong. */
const nearMoment = fc
  .tuple(
    fc.constantFrom(
      '2026-11-22T02:00:00.000Z',
      '2026-02-28T16:00:00.000Z',
      '2024-02-28T15:59:59.999Z',
      '2025-12-31T16:00:00.000Z',
      '2026-03-31T09:30:00.000Z',
    ),
    fc.constantFrom(0, 1, -1, 60_000, -3_600_000, 7_200_000, 86_400_000, -86_400_000 * 3, 86_400_000 * 31, -86_400_000 * 92),
  )
  .map(([base, shift]) => Date.parse(base) + shift);
export const randomNow = nearMoment;
const moment = fc.oneof({ arbitrary: nearMoment, weight: 8 }, fc.constantFrom(0, -1, -62_135_596_800_000, 253_402_300_799_999));

const good: Readonly<Record<FieldType, Arbitrary<unknown>>> = {
  text: text.map(normalText),
  code: fc.constantFrom(...codes),
  choice: fc.constantFrom('red', 'blue', '50%_off', 'unheard-of'),
  set: fc.array(fc.constantFrom(...codes), { maxLength: 3 }),
  whole: wholeNumber,
  fen: fenNumber,
  decimal: decimalNumber,
  time: moment,
  flag: fc.boolean(),
};

/** What does not fit, or fits only some types: what a platform, a person or a bug may leave behind. */
const bad = fc.constantFrom<unknown>(
  null,
  '',
  ' ',
  'x',
  '5',
  'true',
  1.5,
  1e20,
  -1e300,
  true,
  [],
  [1, null, 'a'],
  ['', 'red'],
  {},
  { a: 1 },
  [[]],
  8e15,
  -7e13,
);

const fact = (type: FieldType, presence: number): Arbitrary<unknown> =>
  fc.oneof({ arbitrary: good[type], weight: presence }, { arbitrary: bad, weight: 1 }, { arbitrary: fc.constant(undefined), weight: 2 });

const factsOf = (scope: FieldScope): Arbitrary<Record<string, unknown>> =>
  fc.record(Object.fromEntries(Object.entries(scope).map(([key, { type }]) => [key, fact(type, 6)])));

/** Facts of one record, with blanks, wrong types and odd characters; its list may hold what is no item. */
export const randomFacts: Arbitrary<Record<string, unknown>> = fc
  .tuple(
    factsOf(randomCatalog.fields),
    fc.oneof(
      {
        arbitrary: fc.array(fc.oneof({ arbitrary: factsOf(randomCatalog.lists.lines.fields), weight: 9 }, bad), { maxLength: 4 }),
        weight: 9,
      },
      bad,
    ),
  )
  .map(([facts, lines]) => ({ ...facts, lines }));

const span = fc.tuple(fc.constantFrom(1, 2, 3, 24, 90), fc.constantFrom('minute', 'hour', 'day', 'month'));

const momentOperand = (others: readonly string[]) =>
  fc.oneof(
    nearMoment.map((ms) => new Date(ms).toISOString()),
    span.map((ago) => ({ ago })),
    span.map((ahead) => ({ ahead })),
    fc.integer({ min: -2, max: 2 }).map((day) => ({ day })),
    ...(others.length > 0 ? [fc.constantFrom(...others).map((other) => ({ field: other }))] : []),
  );

const literals: Readonly<Partial<Record<FieldType, Arbitrary<string | number>>>> = {
  text: goodWord,
  code: fc.constantFrom(...codes),
  choice: fc.constantFrom('red', 'blue', '50%_off'),
  set: fc.constantFrom(...codes),
  whole: wholeNumber,
  fen: fenNumber,
  decimal: decimalNumber.filter((number) => Math.abs(number) <= 1e300),
};

const clock = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:30`);

function operand(op: Operator, { type, values }: Field, others: readonly string[]): Arbitrary<unknown> {
  const literal = literals[type] ?? fc.constant('a');
  const other = others.length > 0 ? [fc.constantFrom(...others).map((key) => ({ field: key }))] : [];
  const share =
    type === 'whole' || type === 'fen'
      ? other.map((each) => fc.tuple(each, fc.constantFrom(90, 100, 150)).map(([o, percent]) => ({ ...o, percent })))
      : [];
  const param = type === 'fen' ? [fc.constant({ param: 'high' })] : type === 'whole' ? [fc.constant({ param: 'few' })] : [];
  const lists = values ? [] : [fc.constantFrom({ list: 'risky' }, { list: 'none' })];
  switch (rowOf(op).takes) {
    case 'nothing':
      return fc.constant(undefined);
    case 'one':
      return fc.oneof({ arbitrary: literal, weight: 3 }, ...other, ...share, ...param);
    case 'many':
      return fc.oneof({ arbitrary: fc.array(literal, { minLength: 1, maxLength: 3 }), weight: 4 }, ...lists);
    case 'pair':
      return fc.tuple(literal, literal).map((pair) => pair.map(Number).toSorted((one, two) => one - two));
    case 'moment':
      return momentOperand(others);
    case 'clocks':
      return fc.tuple(clock, clock).filter(([from, to]) => from !== to);
    case 'weekdays':
      return fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 3 });
  }
}

function fieldTest(scope: FieldScope): Arbitrary<Condition> {
  const fields: FieldScope = { ...scope, now: field('time', 'now') };
  return fc.constantFrom(...Object.keys(fields)).chain((key) => {
    const asked = fields[key] ?? field('code', key);
    const others = Object.keys(fields).filter((other) => other !== key && fields[other]?.type === asked.type);
    return fc
      .constantFrom(...operatorsFor(asked.type))
      .chain((op) => operand(op, asked, others).map((v) => (v === undefined ? { f: key, op } : { f: key, op, v }) as Condition));
  });
}

function groups(leaf: Arbitrary<Condition>, depth: number): Arbitrary<Condition> {
  if (depth === 0) return leaf;
  const members = fc.array(groups(leaf, depth - 1), { minLength: 1, maxLength: 3 });
  return fc.oneof(
    { arbitrary: leaf, weight: 2 },
    members.map((all) => ({ all })),
    members.map((any) => ({ any })),
    members.map((none) => ({ none })),
  );
}

const line = groups(fieldTest(randomCatalog.lists.lines.fields), 1);
const total = {
  op: fc.constantFrom(...totalOperatorCodes),
  v: fc.oneof(fc.integer({ min: -1, max: 6 }), fc.constant({ param: 'few' })),
};
const within = fc.option(span, { nil: undefined, freq: 3 });
const where = fc.option(line, { nil: undefined, freq: 2 });

const listTest: Arbitrary<Condition> = fc.oneof(
  line.map((each) => ({ some: 'lines', where: each })),
  line.map((each) => ({ every: 'lines', where: each })),
  fc.record({ count: fc.constant('lines'), where, within, ...total }).map(withoutUndefined),
  fc
    .record({
      agg: fc.constantFrom('sum', 'min', 'max'),
      of: fc.constant('lines'),
      field: fc.constant('quantity'),
      where,
      within,
      ...total,
    })
    .map(withoutUndefined),
);

/** As JSON would carry it. */
function withoutUndefined(value: unknown): Condition {
  return JSON.parse(JSON.stringify(value)) as Condition;
}

/** A condition as a merchant may write it: groups up to three deep, every operator, every kind of value. */
export const randomCondition: Arbitrary<Condition> = groups(
  fc.oneof({ arbitrary: fieldTest(randomCatalog.fields), weight: 8 }, { arbitrary: listTest, weight: 2 }, fc.constant({ use: 'dear' })),
  3,
);
