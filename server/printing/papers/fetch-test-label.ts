import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import type { fetchTestLabel as contract } from '@zhidan/core/printing/paper-api.ts';
import type { FileAnswer } from '../../platform/files/stored-file.ts';
import { renderLabels } from '../labels/render-labels.ts';
import { paperTime } from './label-of.ts';
import { pdfAnswer } from './pdf-answer.ts';

/** A label with nothing real on it: is the paper right, is the barcode sharp? */
export async function fetchTestLabel({ size, now }: Asked<InputOf<typeof contract>>): Promise<FileAnswer> {
  const label = {
    carrierName: '测试面单',
    product: '',
    waybillNo: 'TEST000000000',
    routing: { sortCode: '000-00-00', marker: '测试', bagName: '测试集包地', bagCode: '000' },
    receiver: { name: '测试', phone: '138****0000', address: '这张面单只用来检查纸张大小、清晰度和条码，不能寄快递。' },
    sender: { name: '测试', phone: '138****0000', address: '纸边的框应完整，条码能用扫码枪读出 TEST000000000。' },
    goods: [{ name: '测试商品', specification: '红色 均码', quantity: 1 }],
    orderNos: ['000000000000000000'],
    fulfillmentNo: 'FH-000000',
    shopName: '测试店铺',
    note: '',
    parcel: { ordinal: 1, count: 1 },
    printing: 1,
    printedAt: paperTime(now),
  };
  return pdfAnswer(`测试面单 ${size}`, await renderLabels([label], size));
}
