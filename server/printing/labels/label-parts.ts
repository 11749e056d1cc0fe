import { goodsSummary } from '@zhidan/core/printing/documents/goods-summary.ts';
import type { Label, LabelParty } from '@zhidan/core/printing/documents/label.ts';
import type { Box, Pen } from './pen.ts';

/** A strip of a label: what stands in it, drawn into its box. */
export type LabelPart = (pen: Pen, box: Box, label: Label) => void;

const inset = ({ x, y, width, height }: Box, by = 1): Box => ({ x: x + by, y: y + by, width: width - 2 * by, height: height - 2 * by });
const left = (box: Box, width: number): Box => ({ ...box, width });
const after = (box: Box, width: number): Box => ({ ...box, x: box.x + width, width: box.width - width });
const top = (box: Box, height: number): Box => ({ ...box, height });
const below = (box: Box, height: number): Box => ({ ...box, y: box.y + height, height: box.height - height });

/** Carrier and product; a label printed again says so, white on black. */
export const head: LabelPart = (pen, box, label) => {
  const inner = inset(box);
  const markWidth = label.printing > 1 ? 18 : 0;
  pen.line(label.carrierName, left(inner, inner.width * 0.55), { size: 16, isBold: true });
  const right = after(inner, inner.width * 0.55);
  const product = [label.product, label.parcel.count > 1 ? `${label.parcel.ordinal}/${label.parcel.count}` : ''].filter(Boolean).join(' ');
  pen.line(product, left(right, right.width - markWidth - 1), { size: 11, isBold: true, align: 'right' });
  if (markWidth === 0) return;
  const mark = after(right, right.width - markWidth);
  pen.fill(mark);
  pen.line(`补打 ${label.printing}`, inset(mark, 0.5), { size: 12, isBold: true, align: 'center', isWhite: true });
};

/** 三段码: what sorters read from afar. */
export const sortCode: LabelPart = (pen, box, { routing }) => {
  pen.line(routing.sortCode || routing.marker, inset(box), { size: 34, isBold: true, align: 'center' });
};

/** 大头笔 and 集包地. */
export const bag: LabelPart = (pen, box, { routing }) => {
  const half = box.width * 0.5;
  pen.rule([box.x + half, box.y], [box.x + half, box.y + box.height]);
  pen.line(routing.sortCode ? routing.marker : '', inset(left(box, half)), { size: 14, isBold: true });
  const place = inset(after(box, half));
  pen.line(routing.bagName && `集 ${routing.bagName}`, top(place, place.height * 0.6), { size: 12, isBold: true });
  pen.line(routing.bagCode, below(place, place.height * 0.6), { size: 8 });
};

export const receiver: LabelPart = (pen, box, { receiver: party }) => person(pen, box, { sign: '收', party, size: 12, isBold: true });
export const sender: LabelPart = (pen, box, { sender: party }) => person(pen, box, { sign: '寄', party, size: 8, isBold: false });

type PersonLook = Readonly<{ sign: string; party: LabelParty; size: number; isBold: boolean }>;

function person(pen: Pen, box: Box, { sign, party, size, isBold }: PersonLook): void {
  const signWidth = isBold ? 9 : 7;
  pen.rule([box.x + signWidth, box.y], [box.x + signWidth, box.y + box.height]);
  pen.line(sign, inset(left(box, signWidth)), { size: isBold ? 16 : 11, isBold, align: 'center' });
  const inner = inset(after(box, signWidth));
  const nameHeight = size * 0.5;
  pen.line(`${party.name}  ${party.phone}`, top(inner, nameHeight), { size, isBold });
  pen.text(party.address, below(inner, nameHeight), { size: isBold ? size - 1.5 : size, isBold });
}

/** The number as bars and as people read it. */
export const barcode: LabelPart = (pen, box, { waybillNo }) => {
  const bars = inset(box, 1.5);
  pen.barcode(waybillNo, top(bars, bars.height - 5));
  pen.line(spaced(waybillNo), below(bars, bars.height - 4.5), { size: 12, isBold: true, align: 'center' });
};

/** Long numbers are read in fours: `7860 0000 0000 01`; numbers with signs of their own stay as they are. */
const spaced = (no: string): string => (/^\w+$/.test(no) ? no.replaceAll(/(.{4})(?=.)/g, '$1 ') : no);

/** What is in it, for the packer. */
export const goods: LabelPart = (pen, box, label) => {
  const inner = inset(box, 1.5);
  const lineHeight = 3.6;
  const noteHeight = label.note ? lineHeight : 0;
  const room = Math.max(1, Math.floor((inner.height - noteHeight) / lineHeight));
  goodsSummary(label.goods, room).forEach((text, index) =>
    pen.line(text, { ...inner, y: inner.y + index * lineHeight, height: lineHeight }, { size: 8.5 }),
  );
  if (label.note)
    pen.line(`备注：${label.note}`, { ...inner, y: inner.y + inner.height - lineHeight, height: lineHeight }, { size: 8.5, isBold: true });
};

/** Whose order it is and when it was printed. */
export const foot: LabelPart = (pen, box, label) => {
  const inner = inset(box);
  const half = inner.height / 2;
  const count = label.goods.reduce((sum, { quantity }) => sum + quantity, 0);
  const orders =
    label.orderNos.length > 2 ? `${label.orderNos.slice(0, 2).join('、')} 等 ${label.orderNos.length} 单` : label.orderNos.join('、');
  pen.line(`订单 ${orders}`, top(inner, half), { size: 7.5 });
  const last = below(inner, half);
  pen.line(`${label.fulfillmentNo}  ${label.shopName}`, left(last, last.width * 0.58), { size: 7.5 });
  pen.line(`共 ${count} 件  ${label.printedAt}`, after(last, last.width * 0.58), { size: 7.5, align: 'right' });
};

/** The receiver's part below the cut: number, receiver, room for a signature. */
export const receipt: LabelPart = (pen, box, label) => {
  const cutAt = box.y + 2;
  pen.rule([box.x, cutAt], [box.x + box.width, cutAt], true);
  const inner = inset(below(box, 2), 1.5);
  const bars = left(inner, inner.width * 0.6);
  pen.barcode(label.waybillNo, top(bars, 9));
  pen.line(spaced(label.waybillNo), { ...bars, y: bars.y + 9, height: 5 }, { size: 10, align: 'center' });
  pen.line(`${label.carrierName} ${label.product}`.trim(), top(after(inner, bars.width), 6), { size: 11, isBold: true, align: 'right' });
  pen.line('签收人 / 时间：', { ...after(inner, bars.width + 2), y: inner.y + 8, height: 5 }, { size: 8 });
  const rest = below(inner, 15);
  pen.text(`收 ${label.receiver.name} ${label.receiver.phone}  ${label.receiver.address}`, rest, { size: 8 });
};
