import type { CarrierCode } from '../channels/carrier/carrier-codes.ts';

type Reading = Readonly<{
  lowBalance: number;
  lines: readonly Readonly<{ carrier: CarrierCode; branchCode: string }>[];
  subscriptions: readonly Readonly<{ carrier: CarrierCode | null; branchCode: string; balance: number | null }>[];
}>;

/**
 * Carriers that an account uses and has too few numbers of. With several branches of a carrier those count that a line names, without
 * such a line all of them together; a balance that is not counted is never low.
 */
export function lowBalances({ lowBalance, lines, subscriptions }: Reading): readonly Readonly<{ carrier: CarrierCode; balance: number }>[] {
  return [...new Set(lines.map(({ carrier }) => carrier))].toSorted().flatMap((carrier) => {
    const branches = lines.filter((line) => line.carrier === carrier).map(({ branchCode }) => branchCode);
    const counted = subscriptions.filter((one) => one.carrier === carrier && (branches.includes('') || branches.includes(one.branchCode)));
    if (counted.length === 0 || counted.some(({ balance }) => balance === null)) return [];
    const balance = counted.reduce((sum, one) => sum + (one.balance ?? 0), 0);
    return balance < lowBalance ? [{ carrier, balance }] : [];
  });
}
