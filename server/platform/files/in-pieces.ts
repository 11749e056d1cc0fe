/** The same bytes in pieces of one size; the last may be shorter. */
export async function* inPieces(source: AsyncIterable<Uint8Array>, pieceBytes: number): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = [];
  let count = 0;
  for await (const bytes of source) {
    waiting.push(bytes);
    count += bytes.length;
    if (count < pieceBytes) continue;
    const joined = Buffer.concat(waiting, count);
    let at = 0;
    for (; count - at >= pieceBytes; at += pieceBytes) yield joined.subarray(at, at + pieceBytes);
    waiting = [joined.subarray(at)];
    count -= at;
  }
  if (count > 0) yield Buffer.concat(waiting, count);
}
