import { stationCommandNames, stationCommands } from '@zhidan/core/fulfillment/floor/station.ts';
import { say, type Language, type Words } from '@zhidan/core/kernel/words.ts';
import { readFonts } from './fonts.ts';
import { createPen } from './pen.ts';

const paper = { widthMm: 210, heightMm: 297, margin: 15 } as const;
const cell = { widthMm: 85, heightMm: 52, gap: 10 } as const;

export const commandSheetTitle: Words = { 'zh-CN': '工位指令条码', en: 'Commands of a station' };
const note: Words = {
  'zh-CN': '贴在工位旁，用扫码枪扫。只有一把枪也能走完全程。',
  en: 'Hang it beside the station and scan it: a scanner alone is enough.',
};

/** The barcodes of a station’s commands on A4, each with what it does. */
export async function renderCommandSheet(language: Language): Promise<AsyncIterable<Uint8Array>> {
  const { pen, bytes } = createPen(await readFonts(), say(commandSheetTitle, language));
  const { margin: x } = paper;
  const width = paper.widthMm - 2 * x;
  pen.page(paper.widthMm, paper.heightMm);
  pen.line(say(commandSheetTitle, language), { x, y: x, width, height: 10 }, { size: 22, isBold: true });
  pen.line(say(note, language), { x, y: x + 11, width, height: 6 }, { size: 11 });
  stationCommandNames.forEach((name, index) => {
    const { code, words } = stationCommands[name];
    const left = x + (index % 2) * (cell.widthMm + cell.gap);
    const top = x + 24 + Math.floor(index / 2) * (cell.heightMm + cell.gap);
    pen.frame({ x: left, y: top, width: cell.widthMm, height: cell.heightMm });
    pen.line(
      say(words, language),
      { x: left + 4, y: top + 3, width: cell.widthMm - 8, height: 14 },
      { size: 28, isBold: true, align: 'center' },
    );
    pen.barcode(code, { x: left + 4, y: top + 19, width: cell.widthMm - 8, height: 22 });
    pen.line(code, { x: left + 4, y: top + 43, width: cell.widthMm - 8, height: 6 }, { size: 11, align: 'center' });
  });
  return bytes();
}
