import { useRef, useState } from 'react';
import type { Stopped } from '../desk/scan-feedback.tsx';
import type { DeskOutcome } from '../line/desk-result.ts';
import { toLayAside, type OutboxView } from '../line/outbox.ts';
import type { DeskLine } from '../line/use-outbox.ts';

export type Alarm = Readonly<{
  /** the parcel that stops everything until somebody says that they have seen it; null while work may go on */
  stopped: Stopped | null;
  /** the same at this moment, also between two drawings */
  read(): Stopped | null;
  raise(stopped: Stopped): void;
  /** says that it is laid aside; answers which it was */
  see(): Stopped | null;
}>;

type AlarmAsk = Readonly<{
  view: OutboxView;
  line: DeskLine;
  /** its weight differs, and it can be weighed once more */
  onScaleId: string | null;
}>;

/** What stops a station: a parcel that was scanned or lies open, and what the server refused after it had been scanned. */
export function useAlarm({ view, line, onScaleId }: AlarmAsk): Alarm {
  const [raised, setRaised] = useState<Stopped | null>(null);
  const now = useRef<Stopped | null>(null);
  const put = (stopped: Stopped | null): void => {
    now.current = stopped;
    setRaised(stopped);
  };
  const refused = (): Stopped | null => firstRefused(line.outbox.view.read(), onScaleId);
  return {
    stopped: raised ?? firstRefused(view, onScaleId),
    read: () => now.current ?? refused(),
    raise: (stopped) => (now.current === null ? put(stopped) : undefined),
    see() {
      const seen = now.current ?? refused();
      if (!seen) return null;
      for (const one of toLayAside(line.outbox.view.read().outcomes))
        if (one.fulfillmentOrderId === seen.fulfillmentOrderId) line.outbox.see(one.recordId);
      put(null);
      return seen;
    },
  };
}

/** The first parcel that the server refused, with all that it said of it. */
function firstRefused(view: OutboxView, onScaleId: string | null): Stopped | null {
  const aside = toLayAside(view.outcomes).filter((one) => !(one.fulfillmentOrderId === onScaleId && isOnlyWeight(one)));
  const [first] = aside;
  if (!first) return null;
  const { fulfillmentOrderId, no } = first;
  const mine = aside.filter((one) => one.fulfillmentOrderId === fulfillmentOrderId);
  const said = mine.find((one) => one.said)?.said ?? '';
  return { fulfillmentOrderId, no, reasons: mine.flatMap(({ reasons }) => reasons), ...(said ? { said } : {}) };
}

const isOnlyWeight = ({ reasons }: DeskOutcome): boolean => reasons.every(({ code }) => code === 'weigh.differs');
