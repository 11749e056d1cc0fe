import { labelSizes, type Label, type LabelSize } from '@zhidan/core/printing/documents/label.ts';
import { readFonts } from './fonts.ts';
import { bag, barcode, foot, goods, head, receipt, receiver, sender, sortCode, type LabelPart } from './label-parts.ts';
import { createPen, type Box, type Pen } from './pen.ts';

type Strip = readonly [part: LabelPart, heightMm: number];

/** What stands on a label from top to bottom; the heights and two margins fill the paper. */
const layouts: Readonly<Record<LabelSize, readonly Strip[]>> = {
  '76x130': [
    [head, 11],
    [sortCode, 15],
    [bag, 10],
    [receiver, 21],
    [sender, 11],
    [barcode, 20],
    [goods, 29],
    [foot, 9],
  ],
  '100x150': [
    [head, 13],
    [sortCode, 18],
    [bag, 12],
    [receiver, 24],
    [sender, 13],
    [barcode, 24],
    [goods, 32],
    [foot, 10],
  ],
  '100x180': [
    [head, 13],
    [sortCode, 18],
    [bag, 12],
    [receiver, 24],
    [sender, 13],
    [barcode, 24],
    [goods, 32],
    [foot, 10],
    [receipt, 30],
  ],
};

/** No printer prints to the edge. */
const marginMm = 2;

/** Labels of our own as a PDF, one a page of the paper's own size. @throws RangeError for a number that no barcode holds */
export async function renderLabels(labels: readonly Label[], size: LabelSize): Promise<AsyncIterable<Uint8Array>> {
  const { pen, bytes } = createPen(await readFonts(), `面单 ${labels.length}`);
  for (const label of labels) drawLabel(pen, label, size);
  return bytes();
}

function drawLabel(pen: Pen, label: Label, size: LabelSize): void {
  const { widthMm, heightMm } = labelSizes[size];
  pen.page(widthMm, heightMm);
  const width = widthMm - 2 * marginMm;
  let y = marginMm;
  for (const [part, height] of layouts[size]) {
    const box: Box = { x: marginMm, y, width, height };
    part(pen, box, label);
    y += height;
    if (part !== foot && part !== receipt) pen.rule([marginMm, y], [marginMm + width, y]);
  }
  const [, receiptHeight] = layouts[size].find(([part]) => part === receipt) ?? [receipt, 0];
  pen.frame({ x: marginMm, y: marginMm, width, height: y - marginMm - receiptHeight });
}
