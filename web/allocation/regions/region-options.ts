import { provinces } from '@zhidan/core/orders/province.ts';
import { regionTree, type RegionNode } from '@zhidan/core/allocation/region/region.ts';
import type { Language } from '@zhidan/core/kernel/words.ts';

export type RegionOption = Readonly<{ value: string; label: string; children?: RegionOption[] }>;

const made = new Map<Language, RegionOption[]>();

/** Province, city, district by their names, to walk down. */
export function regionOptions(language: Language): RegionOption[] {
  const known = made.get(language) ?? regionTree().map((node) => optionOf(node, language));
  made.set(language, known);
  return known;
}

function optionOf({ name, children }: RegionNode, language: Language): RegionOption {
  const label = language === 'en' && name in provinces ? `${provinces[name as keyof typeof provinces].en} ${name}` : name;
  return children.length === 0
    ? { value: name, label }
    : { value: name, label, children: children.map((child) => optionOf(child, language)) };
}
