import type { Merchant } from '../merchant.ts';

type Waiting<Item> = Readonly<{ items: readonly Item[]; done: PromiseWithResolvers<void> }>;

/**
 * Keeps what comes one by one, and together what has come while the last was being kept: fewer transactions when much comes at once,
 * and nothing waits for more to come. What cannot be kept together is kept one by one, so that nobody hears of another's fault.
 * Answers when the given is kept.
 */
export function keepTogether<Item>(keep: (items: readonly Item[]) => Promise<void>): (items: readonly Item[]) => Promise<void> {
  let waiting: Waiting<Item>[] = [];
  let isAtWork = false;
  const keepSome = (some: readonly Waiting<Item>[]): Promise<void> => keep(some.flatMap(({ items }) => items));
  const keepAlone = (one: Waiting<Item>): Promise<void> => keepSome([one]).then(one.done.resolve, one.done.reject);
  const work = async (): Promise<void> => {
    isAtWork = true;
    while (waiting.length > 0) {
      const some = waiting;
      waiting = [];
      const [first] = some;
      if (first && some.length === 1) await keepAlone(first);
      else
        await keepSome(some).then(
          () => some.forEach(({ done }) => done.resolve()),
          async () => {
            for (const one of some) await keepAlone(one);
          },
        );
    }
    isAtWork = false;
  };
  return (items) => {
    const done = Promise.withResolvers<void>();
    waiting.push({ items, done });
    if (!isAtWork) void work();
    return done.promise;
  };
}

/** The same for what comes from outside at any moment, each merchant's apart. */
export function keepTogetherOf<Item>(
  keep: (merchant: Merchant, items: readonly Item[]) => Promise<void>,
): (merchant: Merchant, items: readonly Item[]) => Promise<void> {
  const keepers = new WeakMap<Merchant, ReturnType<typeof keepTogether<Item>>>();
  return (merchant, items) => {
    const keeper = keepers.get(merchant) ?? keepTogether<Item>((some) => keep(merchant, some));
    keepers.set(merchant, keeper);
    return keeper(items);
  };
}
