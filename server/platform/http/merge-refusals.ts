import { kernelRefusals } from '@zhidan/core/kernel/kernel-refusal.ts';
import type { RefusalTable, RefusalWords } from '@zhidan/core/kernel/refusal-table.ts';
import type { Module } from '../module.ts';

/**
 * Every refusal the server can answer with: the kernel's and each module's.
 * @throws Error naming a code that two of them claim
 */
export function mergeRefusals(modules: readonly Pick<Module, 'name' | 'refusals'>[]): RefusalTable {
  const merged = new Map<string, Readonly<{ owner: string; words: RefusalWords }>>();
  for (const { name, refusals } of [{ name: 'kernel', refusals: kernelRefusals as RefusalTable }, ...modules]) {
    for (const [code, words] of Object.entries(refusals ?? {})) {
      const twin = merged.get(code);
      if (twin) throw new Error(`Refusal ${code} is declared by ${twin.owner} and by ${name}. Give one of them another code.`);
      merged.set(code, { owner: name, words });
    }
  }
  return Object.fromEntries([...merged].map(([code, { words }]) => [code, words]));
}
