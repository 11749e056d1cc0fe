/** Who put a tag on an order, or took it off. What a hand did no rule undoes. */
export type TagSetter = 'hand' | 'rule';

/** A tag and whether it is on; a row that is off remembers that a hand took it off. */
export type TagState = Readonly<{ orderId: string; tag: string; isOn: boolean; setBy: TagSetter }>;

/** A change of one tag of one order. */
export type TagChange = Readonly<{ orderId: string; tag: string; isOn: boolean }>;

export const tagLengthLimit = 60;

const keyOf = ({ orderId, tag }: Readonly<{ orderId: string; tag: string }>): string => `${orderId} ${tag}`;

/**
 * What has to change so that exactly the tags that rules want are on, besides those of hands: new ones come, those that no rule
 * wants any more go, and what a hand put on or took off stays.
 */
export function settleRuleTags(
  states: readonly TagState[],
  wanted: readonly Readonly<{ orderId: string; tag: string }>[],
): readonly TagChange[] {
  const known = new Map(states.map((state) => [keyOf(state), state]));
  const isWanted = new Set(wanted.map(keyOf));
  const on = wanted.filter((one) => {
    const state = known.get(keyOf(one));
    return !state || (state.setBy === 'rule' && !state.isOn);
  });
  const off = states.filter((state) => state.setBy === 'rule' && state.isOn && !isWanted.has(keyOf(state)));
  return [
    ...on.map(({ orderId, tag }) => ({ orderId, tag, isOn: true })),
    ...off.map(({ orderId, tag }) => ({ orderId, tag, isOn: false })),
  ];
}
