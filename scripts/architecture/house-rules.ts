/** Refusals of the rules that no tool knows; filled below. */
export async function houseRefusals(root: string): Promise<readonly string[]> {
  return root ? [] : [];
}
