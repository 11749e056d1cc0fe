import { provinces } from '@zhidan/core/orders/province.ts';
import { regionTree, type RegionNode } from '@zhidan/core/allocation/region/region.ts';
import type { Language } from '@zhidan/core/kernel/words.ts';

export type TreeNode = Readonly<{ value: string; title: string; children?: TreeNode[] }>;

const made = new Map<Language, TreeNode[]>();

/** The whole country as a tree says it: its path is empty, which no node may be. */
export const wholeCountry = '全国';

const rootText: Readonly<Record<Language, string>> = { 'zh-CN': wholeCountry, en: 'The whole country' };

/** The regions to tick; provinces are said in the reader's language, cities and districts as they are written. */
export function regionNodes(language: Language): TreeNode[] {
  const known = made.get(language) ?? [
    {
      value: wholeCountry,
      title: rootText[language],
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
