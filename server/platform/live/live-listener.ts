import { Readable } from 'node:stream';
import { mayDo, type Caller } from '@zhidan/core/kernel/caller.ts';
import type { JournalEvent } from '../journal/subscriber.ts';
import { positionText, type JournalPosition } from '../journal/journal-position.ts';

/** A listener that takes its news slower than this is let go; it comes back and resumes. */
const unreadLimitBytes = 1_000_000;

/** Who hears what: subject kind → permission, `signed_in` for everybody; kinds without a row are for readers of the journal. */
export type Subjects = Readonly<Record<string, string>>;

/** One open stream to one browser tab or program. */
export type LiveListener = Readonly<{
  stream: Readable;
  caller(): Caller;
  /** another look at who listens: permissions may have changed */
  recognized(caller: Caller): void;
  /** what of a batch the caller may hear, under the batch's end as its id, so that a break in between repeats it whole */
  tell(batch: Readonly<{ events: readonly JournalEvent[]; position: JournalPosition }>): void;
  /** begins at a place; `reset` when what lay before it cannot be told any more and screens must load anew */
  begin(kind: 'ready' | 'reset', position: JournalPosition): void;
  heartbeat(): void;
  end(reason: string): void;
}>;

/** Names what changed and nothing else: the screen asks for the data itself, with its own permission and masks. */
export function liveListener(firstCaller: Caller, subjects: Subjects): LiveListener {
  let caller = firstCaller;
  let hasEnded = false;
  const stream = new Readable({ read: () => undefined });
  const write = (text: string): void => {
    if (stream.destroyed || hasEnded) return;
    if (stream.readableLength > unreadLimitBytes) stream.destroy();
    else stream.push(text);
  };
  const mayHear = ({ subjectKind }: JournalEvent): boolean => {
    const needed = subjects[subjectKind] ?? 'journal.display';
    return needed === 'signed_in' || mayDo(caller, needed);
  };
  return {
    stream,
    caller: () => caller,
    recognized: (again) => {
      caller = again;
    },
    tell: ({ events, position }) => {
      const lines = events
        .filter(mayHear)
        .map(({ event, subjectKind, subjectId, at }) => JSON.stringify({ event, subjectKind, subjectId, at }));
      const last = lines.pop();
      if (last === undefined) return;
      write(`${lines.map((line) => message('journal', line)).join('')}${message('journal', last, position)}`);
    },
    begin: (kind, position) => write(`retry: 2000\n${message(kind, '{}', position)}`),
    heartbeat: () => write(': still here\n\n'),
    end: (reason) => {
      write(message('end', JSON.stringify({ reason })));
      hasEnded = true; // a slow browser may still be reading: anything after the end would break the stream off before it
      stream.push(null);
    },
  };
}

function message(event: string, data: string, position?: JournalPosition): string {
  return `${position ? `id: ${positionText(position)}\n` : ''}event: ${event}\ndata: ${data}\n\n`;
}
