import { Refused } from '@zhidan/core/kernel/result.ts';

const pieceBytes = 1_048_576;
/** Texts of one file beyond this do not fit the memory that a file may take. */
const limitBytes = 192 * 1_048_576;

/** Many texts in little memory: as bytes in large pieces, a fourth of what strings would take. */
export type TextList = Readonly<{ add(text: string): void; at(index: number): string }>;

/** Each place is a number: piece × 2^21 + the first byte in it. */
const placesPerPiece = 2_097_152;

export function textList(): TextList {
  const pieces: Buffer[] = [];
  let places = new Float64Array(1_024);
  let lengths = new Uint32Array(1_024);
  let count = 0;
  let used = pieceBytes;
  let total = 0;
  return {
    add(text) {
      const length = Buffer.byteLength(text, 'utf8');
      total += length;
      if (total > limitBytes) throw new Refused('sheet.texts_too_large', { limitMb: limitBytes / pieceBytes });
      if (used + length > pieceBytes) {
        pieces.push(Buffer.allocUnsafe(Math.max(pieceBytes, length)));
        used = 0;
      }
      pieces.at(-1)?.write(text, used, 'utf8');
      if (count === places.length) {
        places = grown(places, new Float64Array(count * 2));
        lengths = grown(lengths, new Uint32Array(count * 2));
      }
      places[count] = (pieces.length - 1) * placesPerPiece + used;
      lengths[count] = length;
      used = length > pieceBytes ? pieceBytes : used + length;
      count += 1;
    },
    at(index) {
      const place = places[index];
      if (index >= count || place === undefined) return '';
      const start = place % placesPerPiece;
      return pieces[Math.floor(place / placesPerPiece)]?.toString('utf8', start, start + (lengths[index] ?? 0)) ?? '';
    },
  };
}

function grown<List extends Float64Array | Uint32Array>(from: List, to: List): List {
  to.set(from);
  return to;
}
