import { startingRoles } from '@zhidan/core/identity/role.ts';
import type { Words } from '@zhidan/core/kernel/words.ts';
import { useSay } from '../lib/words.ts';

const wordsByName: ReadonlyMap<string, Words> = new Map(Object.values(startingRoles).map(({ words }) => [words['zh-CN'], words]));

/** A role's name in the reader's language while it bears the name it came with; the merchant's own names stay as they are. */
export function useRoleName(): (name: string) => string {
  const say = useSay();
  return (name) => {
    const words = wordsByName.get(name);
    return words ? say(words) : name;
  };
}
