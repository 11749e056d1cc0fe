import Pdf from 'pdfkit';
import { code128, quietModules } from './code-128.ts';

/** Thermal printers of labels have eight dots a millimetre: bars of whole dots are printed sharp. */
const dotMm = 1 / 8;
const pointsPerMm = 72 / 25.4;
/** Bars of four dots are read from an arm's length; wider ones gain nothing. */
const widestModuleDots = 4;

export type Box = Readonly<{ x: number; y: number; width: number; height: number }>;
export type TextLook = Readonly<{ size: number; isBold?: boolean; align?: 'left' | 'center' | 'right'; isWhite?: boolean }>;

/** Draws in millimetres from the top left corner of a page. Text sizes are points. */
export type Pen = Readonly<{
  page(widthMm: number, heightMm: number): void;
  /** One line, made smaller until it fits the box; stands in its middle. */
  line(text: string, box: Box, look: TextLook): void;
  /** As many lines as the box holds; the last one ends in … when there is more. */
  text(text: string, box: Box, look: TextLook): void;
  /** Height that a text takes at this width, in millimetres. */
  heightOf(text: string, widthMm: number, look: TextLook): number;
  rule(from: readonly [x: number, y: number], to: readonly [x: number, y: number], isDashed?: boolean): void;
  frame(box: Box): void;
  fill(box: Box): void;
  /** Code 128 over the whole height of the box, in its middle. @throws RangeError when its bars would be too thin to be read */
  barcode(text: string, box: Box): void;
}>;

export type Fonts = Readonly<{ regular: Uint8Array; bold: Uint8Array }>;

const mm = (value: number): number => value * pointsPerMm;

/** A document of one pen; fonts are embedded with the characters that were used and no others. */
export function createPen(fonts: Fonts, title: string): Readonly<{ pen: Pen; bytes(): AsyncIterable<Uint8Array> }> {
  const document = new Pdf({ autoFirstPage: false, margin: 0, info: { Title: title, Producer: 'Zhidan' } });
  document.registerFont('regular', fonts.regular as Buffer);
  document.registerFont('bold', fonts.bold as Buffer);
  const wear = ({ isBold, isWhite }: TextLook, size: number): void => {
    document
      .font(isBold ? 'bold' : 'regular')
      .fontSize(size)
      .fillColor(isWhite ? 'white' : 'black');
  };
  const pen: Pen = {
    page: (widthMm, heightMm) => void document.addPage({ size: [mm(widthMm), mm(heightMm)], margin: 0 }),
    line: (text, box, look) => {
      if (text === '') return;
      wear(look, look.size);
      const wide = document.widthOfString(text);
      const size = Math.min(look.size, (look.size * mm(box.width)) / Math.max(wide, 1), mm(box.height) / 1.2);
      wear(look, size);
      const top = mm(box.y) + (mm(box.height) - document.currentLineHeight()) / 2;
      const room = mm(box.width) - document.widthOfString(text);
      const shift = look.align === 'center' ? room / 2 : look.align === 'right' ? room : 0;
      document.text(text, mm(box.x) + shift, top, { lineBreak: false });
    },
    text: (text, box, look) => {
      if (text === '') return;
      wear(look, look.size);
      document.text(text, mm(box.x), mm(box.y), {
        width: mm(box.width),
        height: mm(box.height),
        ellipsis: true,
        align: look.align ?? 'left',
        lineGap: 0,
      });
    },
    heightOf: (text, widthMm, look) => {
      wear(look, look.size);
      return document.heightOfString(text, { width: mm(widthMm) }) / pointsPerMm;
    },
    rule: (from, to, isDashed) => {
      document.lineWidth(mm(2 * dotMm)).strokeColor('black');
      if (isDashed) document.dash(mm(1), { space: mm(1) });
      document.moveTo(mm(from[0]), mm(from[1])).lineTo(mm(to[0]), mm(to[1])).stroke();
      document.undash();
    },
    frame: ({ x, y, width, height }) =>
      void document
        .lineWidth(mm(2 * dotMm))
        .strokeColor('black')
        .rect(mm(x), mm(y), mm(width), mm(height))
        .stroke(),
    fill: ({ x, y, width, height }) => void document.rect(mm(x), mm(y), mm(width), mm(height)).fill('black'),
    barcode: (text, box) => drawBarcode(document, text, box),
  };
  return {
    pen,
    bytes: () => {
      document.end();
      return document as unknown as AsyncIterable<Uint8Array>;
    },
  };
}

function drawBarcode(document: PDFKit.PDFDocument, text: string, box: Box): void {
  const bars = code128(text);
  const modules = bars.reduce((sum, width) => sum + width, 0);
  const dots = Math.min(widestModuleDots, Math.floor(box.width / ((modules + 2 * quietModules) * dotMm)));
  if (dots < 1) throw new RangeError(`"${text}" is too long for a barcode of ${box.width} mm`);
  const moduleMm = dots * dotMm;
  let x = box.x + (box.width - modules * moduleMm) / 2;
  bars.forEach((width, index) => {
    if (index % 2 === 0) document.rect(mm(x), mm(box.y), mm(width * moduleMm), mm(box.height));
    x += width * moduleMm;
  });
  document.fill('black');
}
