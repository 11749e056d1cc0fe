import { pickListSizes, pickOrder, type PickLine, type PickList, type PickListSize } from '@zhidan/core/printing/documents/pick-list.ts';
import { readFonts } from './fonts.ts';
import { createPen, type Box, type Pen } from './pen.ts';

type Column = Readonly<{ title: string; width: number; of(line: PickLine): string; isBold?: boolean; align?: 'right' }>;

/** How a pick list stands on its paper: columns for a sheet, two lines a row for a strip. */
type Paper = Readonly<{
  margin: number;
  headHeight: number;
  rowHeight: number;
  drawHead(pen: Pen, box: Box, list: PickList): void;
  drawRow(pen: Pen, box: Box, line: PickLine): void;
}>;

const goodsOf = ({ name, specification }: PickLine): string => `${name} ${specification}`.trim();
const piecesOf = (list: PickList): number => list.lines.reduce((sum, { quantity }) => sum + quantity, 0);
const sumOf = (list: PickList): string =>
  `${list.orderCount} 单 · ${new Set(list.lines.map(({ code }) => code)).size} 种 · ${piecesOf(list)} 件`;

const columns: readonly Column[] = [
  { title: '货位', width: 28, of: ({ bin }) => bin || '—', isBold: true },
  { title: '商品编码', width: 38, of: ({ code }) => code },
  { title: '商品', width: 78, of: goodsOf },
  { title: '条码', width: 30, of: ({ barcode }) => barcode },
  { title: '数量', width: 14, of: ({ quantity }) => String(quantity), isBold: true, align: 'right' },
];
const tickWidth = 6;

function cells(pen: Pen, box: Box, textOf: (column: Column) => string, look: Readonly<{ size: number; isHead?: boolean }>): void {
  let x = box.x;
  for (const column of columns) {
    const cell = { x: x + 0.5, y: box.y, width: column.width - 1, height: box.height };
    pen.line(textOf(column), cell, {
      size: look.size,
      isBold: column.isBold || look.isHead === true,
      ...(column.align ? { align: column.align } : {}),
    });
    x += column.width;
  }
}

const papers: Readonly<Record<PickListSize, Paper>> = {
  a4: {
    margin: 8,
    headHeight: 30,
    rowHeight: 8,
    drawHead: (pen, box, list) => {
      pen.line('拣货单', { ...box, width: 50, height: 12 }, { size: 22, isBold: true });
      pen.barcode(list.no, { x: box.x + box.width - 80, y: box.y, width: 80, height: 11 });
      pen.line(list.no, { x: box.x + box.width - 80, y: box.y + 11, width: 80, height: 5 }, { size: 9, align: 'center' });
      const facts = [list.warehouseName, list.carrierName, sumOf(list), list.printedAt].filter(Boolean).join('   ');
      pen.line(facts, { ...box, y: box.y + 13, width: box.width - 84, height: 6 }, { size: 11 });
      const titles = { ...box, y: box.y + 22, height: 8 };
      cells(pen, titles, ({ title }) => title, { size: 10, isHead: true });
      pen.rule([box.x, titles.y + 8], [box.x + box.width, titles.y + 8]);
    },
    drawRow: (pen, box, line) => {
      cells(pen, box, (column) => column.of(line), { size: 10 });
      pen.frame({ x: box.x + box.width - tickWidth + 1, y: box.y + 2, width: 4, height: 4 });
    },
  },
  '76mm': {
    margin: 2,
    headHeight: 22,
    rowHeight: 10.5,
    drawHead: (pen, box, list) => {
      pen.barcode(list.no, { ...box, height: 7 });
      pen.line(`拣货单 ${list.no}`, { ...box, y: box.y + 7, height: 5.5 }, { size: 12, isBold: true, align: 'center' });
      pen.line([list.warehouseName, list.carrierName].filter(Boolean).join(' '), { ...box, y: box.y + 12.5, height: 4 }, { size: 8.5 });
      pen.line(`${sumOf(list)}  ${list.printedAt}`, { ...box, y: box.y + 16.5, height: 4 }, { size: 8.5 });
      pen.rule([box.x, box.y + 21.5], [box.x + box.width, box.y + 21.5]);
    },
    drawRow: (pen, box, line) => {
      pen.line(line.bin || '—', { ...box, width: 24, height: 5.5 }, { size: 12, isBold: true });
      pen.line(line.code, { ...box, x: box.x + 25, width: 31, height: 5.5 }, { size: 9 });
      pen.line(
        `×${line.quantity}`,
        { ...box, x: box.x + 56, width: box.width - 56, height: 5.5 },
        { size: 13, isBold: true, align: 'right' },
      );
      pen.line(goodsOf(line), { ...box, y: box.y + 5.5, height: 4.2 }, { size: 8.5 });
    },
  },
};

const footHeight = 6;

/** 拣货单 as a PDF in the order of one walk along the shelves, head and page number on every page. */
export async function renderPickList(list: PickList, size: PickListSize): Promise<AsyncIterable<Uint8Array>> {
  const { pen, bytes } = createPen(await readFonts(), `拣货单 ${list.no}`);
  const { widthMm, heightMm } = pickListSizes[size];
  const { margin, headHeight, rowHeight, drawHead, drawRow } = papers[size];
  const width = widthMm - 2 * margin;
  const rowsAPage = Math.floor((heightMm - 2 * margin - headHeight - footHeight) / rowHeight);
  const lines = pickOrder(list.lines);
  const pages = Math.max(1, Math.ceil(lines.length / rowsAPage));
  for (let page = 0; page < pages; page += 1) {
    pen.page(widthMm, heightMm);
    drawHead(pen, { x: margin, y: margin, width, height: headHeight }, list);
    lines.slice(page * rowsAPage, (page + 1) * rowsAPage).forEach((line, row) => {
      const y = margin + headHeight + row * rowHeight;
      drawRow(pen, { x: margin, y, width, height: rowHeight }, line);
      pen.rule([margin, y + rowHeight], [margin + width, y + rowHeight], true);
    });
    const foot = { x: margin, y: heightMm - margin - footHeight, width, height: footHeight };
    pen.line(`${page + 1} / ${pages}`, foot, { size: 8.5, align: 'right' });
  }
  return bytes();
}
