import type { ChannelOrder } from './channel-order.ts';

/** What makes a connector's reading of an order unfit to be stored; null when it is sound. Names fields, never their values. */
export function orderProblem({ channelOrderNo, lines, amounts }: ChannelOrder): string | null {
  if (channelOrderNo.trim() === '') return 'channelOrderNo is empty';
  if (lines.length === 0) return 'there are no lines';
  if (new Set(lines.map(({ lineNo }) => lineNo)).size < lines.length) return 'two lines have one lineNo';
  if (lines.some(({ quantity }) => !Number.isSafeInteger(quantity) || quantity < 1)) return 'a quantity is no whole number above 0';
  const sums = [amounts, ...lines.map((line) => line.amounts)].flatMap((one) => Object.values(one));
  return sums.every(Number.isSafeInteger) ? null : 'an amount is no whole number of fen';
}
