import {
  closeSync,
  existsSync,
  fdatasyncSync,
  futimesSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { NotedDeed } from '../world/deed.ts';

/**
 * Counted up when the same seed and the same deeds no longer give the same world: then a story that was kept cannot be told on.
 * A test tells when that is so.
 */
export const storyVersion = 2;

/** How a world begins. */
export type Beginning = Readonly<{ seed: string; startMs: number; speed: number }>;

export type KeptStory = Readonly<{ beginning: Beginning; deeds: readonly NotedDeed[]; aliveMs: number }>;

/** A world on disk: how it began and what came from outside, one JSON line each. The rest follows from the seed. */
export type StoryFile = Readonly<{
  /** null: there is none yet. @throws UnreadableStory */
  read(): KeptStory | null;
  /** begins a new one in the place of what is there */
  begin(beginning: Beginning): void;
  /** is on the disk when it returns */
  append(deed: NotedDeed): void;
  /** says that the world still lives */
  touch(): void;
  close(): void;
}>;

/** A story that this program cannot tell on. */
export class UnreadableStory extends Error {
  override readonly name = 'UnreadableStory';
}

const beginningSchema = z.object({ story: z.int(), seed: z.string(), startMs: z.number(), speed: z.number() });

export function openStoryFile(path: string): StoryFile {
  let file: number | null = null;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const opened = (): number => (file ??= openSync(path, 'a', 0o600));
  const close = (): void => {
    if (file !== null) closeSync(file);
    file = null;
  };
  return {
    read: () => (existsSync(path) ? readStory(path) : null),
    begin: (beginning) => {
      close();
      const draft = `${path}.new`;
      const drafted = openSync(draft, 'w', 0o600);
      writeSync(drafted, lineOf({ story: storyVersion, ...beginning }));
      fdatasyncSync(drafted);
      closeSync(drafted);
      renameSync(draft, path);
    },
    append: (deed) => {
      writeSync(opened(), lineOf(deed));
      fdatasyncSync(opened());
    },
    touch: () => futimesSync(opened(), new Date(), new Date()),
    close,
  };
}

const lineOf = (value: object): string => `${JSON.stringify(value)}\n`;

function readStory(path: string): KeptStory {
  const aliveMs = statSync(path).mtimeMs;
  const text = readFileSync(path, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) truncateSync(path, Buffer.byteLength(whole)); // the line of a deed that a crash cut off
  const [first = '', ...rest] = whole.split('\n').slice(0, -1);
  const beginning = beginningSchema.safeParse(valueOf(path, first, 1));
  if (!beginning.success) throw new UnreadableStory(`${path}: line 1 is no beginning of a story`);
  const { story, ...begun } = beginning.data;
  if (story !== storyVersion) throw new UnreadableStory(`${path}: was told by version ${story}, this is ${storyVersion}`);
  return { beginning: begun, deeds: rest.map((line, index) => valueOf(path, line, index + 2) as NotedDeed), aliveMs };
}

function valueOf(path: string, line: string, lineNo: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new UnreadableStory(`${path}: line ${lineNo} is damaged`);
  }
}
