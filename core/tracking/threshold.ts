import { alertKinds, type AlertKind } from './alert-kind.ts';

/** Hours that a merchant has set; `carrier` empty: for all without a row of their own. */
export type Threshold = Readonly<{ kind: AlertKind; carrier: string; isRemote: boolean; hours: number }>;

/** Where parcels take longer. */
const remoteProvinces = ['新疆', '西藏', '内蒙古', '青海', '甘肃', '宁夏', '海南', '香港', '澳门', '台湾'];

export function isRemoteProvince(province: string): boolean {
  return remoteProvinces.some((name) => province.startsWith(name));
}

/** Hours after which it is one: the merchant's for the carrier, for all carriers, or the usual ones; null: at once. */
export function hoursOf(
  kind: AlertKind,
  { carrier, isRemote }: Readonly<{ carrier: string; isRemote: boolean }>,
  own: readonly Threshold[],
): number | null {
  const { hours }: { hours: Readonly<{ usual: number; remote: number }> | null } = alertKinds[kind];
  if (hours === null) return null;
  const set = (of: string) => own.find((row) => row.kind === kind && row.carrier === of && row.isRemote === isRemote)?.hours;
  return set(carrier) ?? set('') ?? (isRemote ? hours.remote : hours.usual);
}
