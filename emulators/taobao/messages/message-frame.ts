/** A frame of the message service's WebSocket: little-endian, typed headers. Spec: taobao §4.1, transport B. */
export type Frame = Readonly<{
  type: keyof typeof frameTypes;
  token?: string;
  /** 0 or absent: accepted */
  statusCode?: number;
  statusPhrase?: string;
  custom: Readonly<Record<string, FrameValue>>;
}>;
/** texts, bytes (`__kind`), int64 as bigint, moments as Date */
export type FrameValue = string | number | bigint | Date;

const frameTypes = { CONNECT: 0, CONNECTACK: 1, SEND: 2, SENDACK: 3 } as const;
const version = 2;
const header = { end: 0, custom: 1, statusCode: 2, statusPhrase: 3, flag: 4, token: 5 } as const;
const format = { void: 0, text: 1, byte: 2, int16: 3, int32: 4, int64: 5, date: 6, bytes: 7 } as const;

export function writeFrame(frame: Frame): Buffer {
  const parts: Buffer[] = [Buffer.from([version, frameTypes[frame.type]])];
  if (frame.statusCode !== undefined) parts.push(int16(header.statusCode), int32(frame.statusCode));
  if (frame.statusPhrase !== undefined) parts.push(int16(header.statusPhrase), counted(frame.statusPhrase));
  if (frame.token !== undefined) parts.push(int16(header.token), counted(frame.token));
  for (const [name, value] of Object.entries(frame.custom)) parts.push(int16(header.custom), counted(name), typed(value));
  parts.push(int16(header.end));
  return Buffer.concat(parts);
}

function typed(value: FrameValue): Buffer {
  if (typeof value === 'string') return Buffer.concat([Buffer.from([format.text]), counted(value)]);
  if (typeof value === 'number') return Buffer.from([format.byte, value]);
  if (value instanceof Date) return Buffer.concat([Buffer.from([format.date]), int64(BigInt(value.getTime()))]);
  return Buffer.concat([Buffer.from([format.int64]), int64(value)]);
}

const sized = (bytes: number, write: (buffer: Buffer) => unknown): Buffer => {
  const buffer = Buffer.alloc(bytes);
  write(buffer);
  return buffer;
};
const int16 = (value: number): Buffer => sized(2, (buffer) => buffer.writeInt16LE(value));
const int32 = (value: number): Buffer => sized(4, (buffer) => buffer.writeInt32LE(value));
const int64 = (value: bigint): Buffer => sized(8, (buffer) => buffer.writeBigInt64LE(value));
const counted = (text: string): Buffer => Buffer.concat([int32(Buffer.byteLength(text)), Buffer.from(text)]);

/** @throws RangeError when the bytes are no frame */
export function readFrame(bytes: Uint8Array): Frame {
  const buffer = Buffer.from(bytes);
  let at = 2;
  const take = (size: number): Buffer => {
    if (at + size > buffer.length) throw new RangeError('the frame ends too soon');
    at += size;
    return buffer.subarray(at - size, at);
  };
  const text = (): string => take(take(4).readInt32LE()).toString('utf8');
  const type = (Object.keys(frameTypes) as (keyof typeof frameTypes)[]).find((name) => frameTypes[name] === buffer[1]);
  if (buffer[0] !== version || !type) throw new RangeError('no frame of this protocol');

  const frame: { -readonly [Key in keyof Frame]: Frame[Key] } = { type, custom: {} };
  const custom: Record<string, FrameValue> = {};
  for (let kind = take(2).readInt16LE(); kind !== header.end; kind = take(2).readInt16LE()) {
    if (kind === header.custom) custom[text()] = readValue(take, text);
    else if (kind === header.statusCode) frame.statusCode = take(4).readInt32LE();
    else if (kind === header.statusPhrase) frame.statusPhrase = text();
    else if (kind === header.flag) take(4);
    else if (kind === header.token) frame.token = text();
    else throw new RangeError(`unknown header ${kind}`);
  }
  return { ...frame, custom };
}

function readValue(take: (size: number) => Buffer, text: () => string): FrameValue {
  const kind = take(1).readInt8();
  if (kind === format.text) return text();
  if (kind === format.byte) return take(1).readInt8();
  if (kind === format.int16) return take(2).readInt16LE();
  if (kind === format.int32) return take(4).readInt32LE();
  if (kind === format.int64) return take(8).readBigInt64LE();
  if (kind === format.date) return new Date(Number(take(8).readBigInt64LE()));
  if (kind === format.bytes) return take(take(4).readInt32LE()).toString('base64');
  return '';
}
