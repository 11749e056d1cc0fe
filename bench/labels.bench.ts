import type { Label } from '@zhidan/core/printing/documents/label.ts';
import Pdf from 'pdfkit';
import { readFonts } from '../server/printing/labels/fonts.ts';
import { labelFixture } from '../server/printing/labels/label-fixture.ts';
import { renderLabels } from '../server/printing/labels/render-labels.ts';
import { perSecond, type Bench } from './figure.ts';

const count = 300;

/** Labels of our own as one PDF; the limit is the same words in the same document without any layout. */
export const bench: Bench = {
  figures: async () => {
    const labels = Array.from({ length: count }, (_, index) =>
      labelFixture({ waybillNo: String(78_600_000_000_000 + index), orderNos: [String(3_456_789_012_345 + index)] }),
    );
    const { regular } = await readFonts();
    return [
      {
        name: 'labels.render',
        unit: 'labels/s',
        value: () => perSecond(count, async () => drain(await renderLabels(labels, '76x130'))),
        limit: () => perSecond(count, () => drain(bareWords(labels, regular as Buffer))),
      },
    ];
  },
};

function bareWords(labels: readonly Label[], font: Buffer): AsyncIterable<Uint8Array> {
  const document = new Pdf({ autoFirstPage: false, margin: 0 });
  document.registerFont('regular', font);
  for (const label of labels) {
    document
      .addPage({ size: [215, 368], margin: 0 })
      .font('regular')
      .fontSize(8);
    wordsOf(label).forEach((words, index) => document.text(words, 5, 5 + index * 12, { lineBreak: false }));
  }
  document.end();
  return document as unknown as AsyncIterable<Uint8Array>;
}

const wordsOf = ({ carrierName, waybillNo, routing, receiver, sender, goods, orderNos, shopName, note }: Label): readonly string[] =>
  [carrierName, waybillNo, routing, receiver, sender, goods, orderNos, shopName, note].map((part) =>
    typeof part === 'string' ? part : JSON.stringify(part).replaceAll(/["{}[\]:,]|\w+(?=":)/g, ' '),
  );

async function drain(bytes: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const part of bytes) if (part.length === 0) return;
}
