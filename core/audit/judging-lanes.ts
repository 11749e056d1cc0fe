/** A fulfillment order that is to be judged; those that share a key want something that only one lane may give. */
export type Laned = Readonly<{ id: string; keys: readonly string[] }>;

/**
 * Parts fulfillment orders into lanes that are judged side by side: those that share a key, be it through others, are in one lane. Each
 * lane keeps the order in which they came; lanes are about as long as each other where keys allow it. None is empty.
 */
export function judgingLanes(parcels: readonly Laned[], count: number): readonly (readonly string[])[] {
  const lanes = Array.from({ length: count }, (): (readonly Laned[])[] => []);
  const lengths = lanes.map(() => 0);
  for (const group of groupsOf(parcels)) {
    const shortest = lengths.indexOf(Math.min(...lengths));
    lanes[shortest]?.push(group);
    lengths[shortest] = (lengths[shortest] ?? 0) + group.length;
  }
  const places = new Map(parcels.map(({ id }, place) => [id, place]));
  const inOrder = (one: string, other: string): number => (places.get(one) ?? 0) - (places.get(other) ?? 0);
  return lanes.map((groups) => groups.flatMap((group) => group.map(({ id }) => id)).toSorted(inOrder)).filter((lane) => lane.length > 0);
}

/** Those that share keys with each other, in the order in which the first of each group came. */
function groupsOf(parcels: readonly Laned[]): readonly (readonly Laned[])[] {
  const groups = new Map<string, Laned[]>(); // by each of its keys
  const all = new Set<Laned[]>();
  for (const parcel of parcels) {
    const known = [...new Set(parcel.keys.map((key) => groups.get(key)))].filter((group) => group !== undefined);
    const [group = [], ...others] = known;
    group.push(parcel, ...others.flat());
    all.add(group);
    for (const other of others) {
      all.delete(other);
      for (const { keys } of other) for (const key of keys) groups.set(key, group);
    }
    for (const key of parcel.keys) groups.set(key, group);
  }
  return [...all];
}
