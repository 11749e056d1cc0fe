import type { PackingSlip } from '@zhidan/core/printing/documents/packing-slip.ts';
import { readFonts } from './fonts.ts';
import { createPen, type Pen } from './pen.ts';

/** A5 upright: two of them are a sheet of A4. */
const paper = { widthMm: 148, heightMm: 210, margin: 8 } as const;
const width = paper.widthMm - 2 * paper.margin;
const headHeight = 44;
const rowHeight = 7.5;
const footHeight = 22;
const rowsAPage = Math.floor((paper.heightMm - 2 * paper.margin - headHeight - footHeight) / rowHeight);

/** 发货单 as a PDF, for the buyer: what is in the parcel. One a page, more pages where there are many lines. */
export async function renderPackingSlips(slips: readonly PackingSlip[]): Promise<AsyncIterable<Uint8Array>> {
  const { pen, bytes } = createPen(await readFonts(), `发货单 ${slips.length}`);
  for (const slip of slips) drawSlip(pen, slip);
  return bytes();
}

function drawSlip(pen: Pen, slip: PackingSlip): void {
  const pages = Math.max(1, Math.ceil(slip.lines.length / rowsAPage));
  for (let page = 0; page < pages; page += 1) {
    pen.page(paper.widthMm, paper.heightMm);
    drawHead(pen, slip);
    slip.lines
      .slice(page * rowsAPage, (page + 1) * rowsAPage)
      .forEach((line, row) => drawLine(pen, line, paper.margin + headHeight + row * rowHeight));
    drawFoot(pen, slip, `${page + 1} / ${pages}`);
  }
}

function drawHead(pen: Pen, slip: PackingSlip): void {
  const { margin: x } = paper;
  const row = (text: string, y: number, size = 9.5): void => pen.line(text, { x, y: paper.margin + y, width, height: 5.5 }, { size });
  pen.line(slip.shopName, { x, y: paper.margin, width: width - 62, height: 10 }, { size: 18, isBold: true });
  pen.barcode(slip.fulfillmentNo, { x: x + width - 60, y: paper.margin, width: 60, height: 9 });
  pen.line(slip.fulfillmentNo, { x: x + width - 60, y: paper.margin + 9, width: 60, height: 4.5 }, { size: 9, align: 'center' });
  row('发货单', 11, 12);
  row(`订单号：${slip.orderNos.join('、')}`, 18);
  row(`收件：${slip.receiver.name} ${slip.receiver.phone}  ${slip.receiver.address}`, 24);
  row(`快递：${slip.carrierName} ${slip.waybillNo}`, 30);
  const titles = { y: paper.margin + 37, height: 6 };
  for (const { title, x: at, width: wide, align } of columns)
    pen.line(title, { x: x + at, width: wide, ...titles }, { size: 9.5, isBold: true, align });
  pen.rule([x, paper.margin + headHeight - 1], [x + width, paper.margin + headHeight - 1]);
}

const columns = [
  { title: '商品编码', x: 0, width: 32, align: 'left' },
  { title: '商品', x: 33, width: 84, align: 'left' },
  { title: '数量', x: 118, width: 14, align: 'right' },
] as const;

function drawLine(pen: Pen, line: PackingSlip['lines'][number], y: number): void {
  const texts = [line.code, `${line.isGift ? '【赠品】' : ''}${line.name} ${line.specification}`.trim(), String(line.quantity)];
  columns.forEach(({ x, width: wide, align }, index) =>
    pen.line(texts[index] ?? '', { x: paper.margin + x, y, width: wide, height: rowHeight }, { size: 9.5, align }),
  );
  pen.rule([paper.margin, y + rowHeight], [paper.margin + width, y + rowHeight], true);
}

function drawFoot(pen: Pen, slip: PackingSlip, page: string): void {
  const { margin: x, heightMm } = paper;
  const y = heightMm - paper.margin - footHeight;
  const pieces = slip.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  pen.text(slip.note && `备注：${slip.note}`, { x, y: y + 2, width, height: 12 }, { size: 9 });
  pen.line(`共 ${pieces} 件`, { x, y: y + 15, width: width / 2, height: 6 }, { size: 10, isBold: true });
  pen.line(`${slip.printedAt}   ${page}`, { x: x + width / 2, y: y + 15, width: width / 2, height: 6 }, { size: 8.5, align: 'right' });
}
