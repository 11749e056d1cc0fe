import type { provinces } from '../../orders/province.ts';
import { locate, type Place } from './region.ts';

/** Provinces to which parcels take longest and cost most (偏远地区). Source: carriers' usual fourth and fifth groups, logistics.md §13. */
const remoteProvinces: ReadonlySet<string> = new Set([
  '新疆维吾尔自治区',
  '西藏自治区',
  '青海省',
  '内蒙古自治区',
  '甘肃省',
  '宁夏回族自治区',
  '海南省',
  '香港特别行政区',
  '澳门特别行政区',
  '台湾省',
] satisfies readonly (keyof typeof provinces)[]);

export function isRemote(place: Place): boolean {
  return remoteProvinces.has(locate(place).province);
}
