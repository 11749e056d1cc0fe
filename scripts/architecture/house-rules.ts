import { contractRules } from './contract-rules.ts';
import { loadContracts } from './contracts.ts';
import { docsRules } from './docs-rules.ts';
import { readHouse, type HouseRule } from './house.ts';
import { nameRules } from './name-rules.ts';
import { packageRules } from './package-rules.ts';
import { textRules } from './text-rules.ts';

/** The rules that no ready-made tool knows. */
export const houseRules: readonly HouseRule[] = [...textRules, ...nameRules, ...packageRules, ...docsRules];

/** What the house refuses in the repository at `root`: one sentence each, saying where, why and what to do. */
export async function houseRefusals(root: string): Promise<readonly string[]> {
  const house = readHouse(root);
  const contracts = await loadContracts(house);
  return [...houseRules.flatMap((rule) => rule.find(house)), ...contractRules.flatMap((rule) => rule.find(contracts, house))];
}
