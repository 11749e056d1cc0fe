import { fileDocument, type FileShape } from '@zhidan/core/imports/file-document.ts';
import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { documentsByFile } from '../channels/index.ts';
import type { Db, Tx } from '../platform/db/database.ts';
import type { Vault } from '../platform/secrets/vault.ts';
import { judge, type JudgedGroup, type RowGroup } from './file-groups.ts';

export type JudgeAsk = Readonly<{
  shape: FileShape;
  groups: readonly RowGroup[];
  /** null: not chosen yet, so nothing can be known of its orders */
  shopId: ShopId | null;
  vault: Vault;
}>;

/** What groups come to, each beside its rows; joined with what other kinds of files told of the same orders before. */
export async function judgeJoined(
  tx: Db | Tx,
  { shape, groups, shopId, vault }: JudgeAsk,
): Promise<readonly (readonly [RowGroup, JudgedGroup])[]> {
  if (shopId === null) return groups.map((group) => [group, judge(group, shape)]);
  const channelOrderNos = groups.flatMap(([row]) => row?.values.orderNo ?? []);
  const before = await documentsByFile(tx, { shopId, channelOrderNos }, vault);
  return groups.map((group) => [group, judge(group, shape, fileDocument(before.get(group[0]?.values.orderNo ?? '')))]);
}

/** The same for a look at a file: what an earlier file told is asked only for orders that are nothing without it, because it costs. */
export async function judgeGroups(tx: Db | Tx, ask: JudgeAsk): Promise<readonly (readonly [RowGroup, JudgedGroup])[]> {
  const alone = ask.groups.map((group) => [group, judge(group, ask.shape)] as const);
  const incomplete = alone.filter(([, judged]) => lacksTime(judged)).map(([group]) => group);
  if (incomplete.length === 0) return alone;
  const joined = new Map(await judgeJoined(tx, { ...ask, groups: incomplete }));
  return alone.map(([group, judged]) => [group, joined.get(group) ?? judged]);
}

function lacksTime(judged: JudgedGroup): boolean {
  return judged.kind === 'faulty' && judged.rows.some(({ problems }) => problems.some(({ code }) => code === 'order_time_missing'));
}

/** Groups in portions that one statement and one transaction can carry. */
export async function* portions(
  groups: AsyncIterable<readonly RowGroup[]>,
  groupLimit: number,
  rowLimit: number,
): AsyncGenerator<readonly RowGroup[]> {
  let portion: RowGroup[] = [];
  let rowCount = 0;
  for await (const batch of groups)
    for (const group of batch) {
      portion.push(group);
      rowCount += group.length;
      if (portion.length < groupLimit && rowCount < rowLimit) continue;
      yield portion;
      portion = [];
      rowCount = 0;
    }
  if (portion.length > 0) yield portion;
}
