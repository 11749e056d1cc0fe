import { provinces } from '@zhidan/core/orders/province.ts';
import { regionTree, wholeCountry, type RegionNode } from '@zhidan/core/allocation/region/region.ts';
import type { Language } from '@zhidan/core/kernel/words.ts';

export type TreeNode = Readonly<{ value: string; title: string; children?: TreeNode[] }>;

const made = new Map<Language, TreeNode[]>();

/** The regions to tick below `everywhere`, whose value is what people write for it, as no value may be empty; provinces are said in the reader's language, cities and districts as they are written. */
export function regionNodes(language: Language, everywhere: string): TreeNode[] {
  const known = made.get(language) ?? [
    {
      value: wholeCountry,
      title: everywhere,
      children: regionTree().map((node) => ({ ...nodeOf(node), title: provinceText(node.name, language) })),
    },
  ];
  made.set(language, known);
  return known;
}

function nodeOf({ path, name, children }: RegionNode): TreeNode {
  return children.length === 0 ? { value: path, title: name } : { value: path, title: name, children: children.map(nodeOf) };
}

function provinceText(name: string, language: Language): string {
  if (language === 'zh-CN' || !(name in provinces)) return name;
  return `${provinces[name as keyof typeof provinces].en} ${name}`;
}
