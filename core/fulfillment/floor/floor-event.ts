import { z } from 'zod';
import { eventType } from '../../kernel/event.ts';

const wave = 'wave';

/** `orderCount`: parcels in it. */
export const waveBuilt = eventType({
  name: 'wave.built',
  subjectKind: wave,
  payload: z.object({ warehouseId: z.string(), kind: z.string(), orderCount: z.int(), pieceCount: z.int() }),
  words: { 'zh-CN': '生成波次', en: 'Wave built' },
});
/** Each parcel's own move is told as well; what was not on the shelf stands in `shorts`. */
export const wavePicked = eventType({
  name: 'wave.picked',
  subjectKind: wave,
  payload: z.object({
    orderIds: z.array(z.string()),
    shorts: z.array(z.object({ orderId: z.string(), skuId: z.string(), missing: z.int() })),
  }),
  words: { 'zh-CN': '波次拣货', en: 'Wave picked' },
});
export const waveDissolved = eventType({
  name: 'wave.dissolved',
  subjectKind: wave,
  payload: z.object({}),
  words: { 'zh-CN': '解散波次', en: 'Wave dissolved' },
});
/** Somebody said that a parcel may leave although its weight differs; `gram` is what it weighed. */
export const weightAccepted = eventType({
  name: 'floor.weight_accepted',
  subjectKind: 'fulfillment_order',
  payload: z.object({ gram: z.int(), expectedGram: z.int().nullable() }),
  words: { 'zh-CN': '确认重量差异', en: 'Weight difference accepted' },
});
/** A check had scans that were stopped: what would have gone out wrong. `codes`: why, one a scan; what was scanned stands in the floor record. */
export const scansBlocked = eventType({
  name: 'floor.scans_blocked',
  subjectKind: 'fulfillment_order',
  payload: z.object({ recordId: z.string(), warehouseId: z.string(), codes: z.array(z.string()) }),
  words: { 'zh-CN': '错扫拦下', en: 'Wrong scans stopped' },
});
export const floorSettingsChanged = eventType({
  name: 'floor.settings_changed',
  subjectKind: 'floor_settings',
  payload: z.object({}),
  words: { 'zh-CN': '修改仓库作业设置', en: 'Floor settings changed' },
});

/** Who may hear news of the floor on the live stream. */
export const floorSubjects = { wave: 'floor.work', floor_settings: 'floor.work' } as const;
