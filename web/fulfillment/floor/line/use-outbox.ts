import { useEffect, useState } from 'react';
import { Problem } from '../../../lib/problem.ts';
import { sessionLapsed } from '../../../lib/session-lapse.ts';
import { useSession } from '../../../lib/session.ts';
import { useSignal } from '../../../lib/signal-store.ts';
import { sendResult } from './desk-result.ts';
import { openDeskStore, type DeskStore } from './desk-store.ts';
import { createOutbox, type Outbox } from './outbox.ts';

/** What a desk works with: its outbox and the notes that outlive a reload. */
export type DeskLine = Readonly<{ outbox: Outbox; store: DeskStore }>;

/** After this, what got no answer is sent again. */
const againMs = 3_000;

const lines = new Map<string, Promise<DeskLine>>();

async function openLine(personId: string): Promise<DeskLine> {
  const store = await openDeskStore(personId);
  const outbox = await createOutbox({
    store,
    send: sendResult,
    // one tab sends at a time, so that the order holds; where browsers cannot promise it, ids still make it count once
    alone: (work) => ('locks' in navigator ? navigator.locks.request(`zhidan.floor.${personId}`, work) : work()),
    wordsOf: (error) => (error instanceof Problem ? error.detail || error.code : String(error)),
  });
  return { outbox, store };
}

/** The signed-in person's line to the server; null until what it kept has been read. */
export function useDeskLine(): DeskLine | null {
  const { id } = useSession().person;
  const [line, setLine] = useState<DeskLine | null>(null);
  useEffect(() => {
    const known = lines.get(id) ?? openLine(id);
    lines.set(id, known);
    let isOver = false;
    void known.then((opened) => !isOver && setLine(opened));
    return () => {
      isOver = true;
    };
  }, [id]);
  return line;
}

/** How the line stands; keeps sending while the page is open: at once when the network is back, else every few seconds. */
export function useOutbox({ outbox }: DeskLine) {
  const view = useSignal(outbox.view);
  useEffect(() => {
    const pump = (): void => void outbox.pump();
    pump();
    const timer = setInterval(() => outbox.view.read().waitingCount > 0 && pump(), againMs);
    const forget = sessionLapsed.subscribe(() => !sessionLapsed.read() && pump());
    addEventListener('online', pump);
    return () => {
      clearInterval(timer);
      forget();
      removeEventListener('online', pump);
    };
  }, [outbox]);
  return view;
}
