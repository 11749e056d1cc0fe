import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createCanvas } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** A page as a printer and a scanner see it. */
export type ReadPage = Readonly<{ widthMm: number; heightMm: number; text: string; barcodes: readonly string[]; png: Buffer }>;

/** Dots an inch of a label printer. */
const printerDpi = 203;
const mmOf = (points: number): number => Math.round((points * 25.4 * 10) / 72) / 10;

/** Reads a PDF back: text, size, and the barcodes that are found on it when it is printed with 203 dots an inch. */
export async function readPdf(bytes: AsyncIterable<Uint8Array>): Promise<readonly ReadPage[]> {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  await readyScanner();
  const loading = getDocument({ data: new Uint8Array(Buffer.concat(parts)), verbosity: 0 });
  const document = await loading.promise;
  const pages: ReadPage[] = [];
  for (let no = 1; no <= document.numPages; no += 1) {
    const page = await document.getPage(no);
    const viewport = page.getViewport({ scale: printerDpi / 72 });
    const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
    await page.render({ canvas: canvas as never, viewport }).promise;
    const { items } = await page.getTextContent();
    const picture = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const found = await readBarcodes(picture as never, { formats: ['Code128'] });
    const [, , width = 0, height = 0] = page.view;
    pages.push({
      widthMm: mmOf(width),
      heightMm: mmOf(height),
      text: items.map((item) => ('str' in item ? item.str : '')).join('\n'),
      barcodes: found.map(({ text }) => text),
      png: canvas.toBuffer('image/png'),
    });
  }
  await loading.destroy();
  return pages;
}

/** The scanner's program lies with its package; by itself it would be fetched from the internet. */
async function readyScanner(): Promise<void> {
  const binary = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  prepareZXingModule({ overrides: { wasmBinary: binary.buffer.slice(binary.byteOffset, binary.byteOffset + binary.byteLength) } });
}
