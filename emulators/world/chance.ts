/** Seeded chance: the same seed and the same questions give the same answers. */
export type Chance = Readonly<{
  /** 0 ≤ x < 1 */
  next(): number;
  /** whole number, 0 ≤ n < limit */
  below(limit: number): number;
  /** whole number, both ends included */
  between(low: number, high: number): number;
  happens(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** lower-case hex digits */
  hex(digitCount: number): string;
  /** a stream of its own: what is asked there does not move this one */
  fork(name: string): Chance;
}>;

/** Chance from a seed of any text (generator sfc32). */
export function createChance(seed: string): Chance {
  const next = sfc32(seed);
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    between: (low, high) => low + below(high - low + 1),
    happens: (probability) => next() < probability,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new RangeError('pick: nothing to pick from');
      return item;
    },
    hex: (digitCount) => Array.from({ length: digitCount }, () => below(16).toString(16)).join(''),
    fork: (name) => createChance(`${seed}/${name}`),
  };
}

function sfc32(seed: string): () => number {
  let a = hash(`${seed}a`);
  let b = hash(`${seed}b`);
  let c = hash(`${seed}c`);
  let counter = 1;
  const step = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let round = 0; round < 12; round += 1) step(); // the first numbers still resemble the seed
  return step;
}

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value;
}
