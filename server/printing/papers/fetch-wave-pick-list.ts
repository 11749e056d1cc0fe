import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import type { fetchWavePickList as contract } from '@zhidan/core/printing/paper-api.ts';
import { showWave } from '../../fulfillment/index.ts';
import { warehouseNamed } from '../../inventory/index.ts';
import type { FileAnswer } from '../../platform/files/stored-file.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { renderPickList } from '../labels/render-pick-list.ts';
import { carrierName, paperTime } from './label-of.ts';
import { pdfAnswer } from './pdf-answer.ts';

/** The walk of a wave on paper. With several pieces a parcel, each line begins with its seats: `1×2 4×1`. @throws Refused `wave.not_found` */
export async function fetchWavePickList({ db }: Merchant, ask: Asked<InputOf<typeof contract>>): Promise<FileAnswer> {
  const wave = await showWave(db, ask);
  const warehouse = await warehouseNamed(db, wave.warehouseId, ask.by);
  const seatsOf = (seats: (typeof wave.stops)[number]['seats']): string =>
    wave.kind === 'single' ? '' : `[${seats.map(({ seat, quantity }) => `${seat}×${quantity}`).join(' ')}] `;
  const list = {
    no: wave.no,
    warehouseName: warehouse?.name ?? '',
    carrierName: wave.carrier === null ? '' : carrierName(wave.carrier),
    orderCount: wave.orders.length,
    lines: wave.stops.map(({ seats, name, ...line }) => ({ ...line, name: `${seatsOf(seats)}${name}` })),
    printedAt: paperTime(ask.now),
  };
  return pdfAnswer(`拣货单 ${wave.no}`, await renderPickList(list, ask.size));
}
