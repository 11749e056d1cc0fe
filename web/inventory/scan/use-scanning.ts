import { findGoods, type FoundGoods } from '@zhidan/core/inventory/stock-api.ts';
import { useRef, useState } from 'react';
import { call } from '../../lib/call.ts';
import { useWords } from '../../lib/words.ts';
import { problemText } from '../../ui/refusal-note.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import { NetworkLost } from '../../lib/problem.ts';
import { inventoryWords } from '../inventory-words.ts';
import { beep } from './beep.ts';
import { lineOfCode, readScan, withScanned, type ScanLine, type Scanned } from './scan-draft.ts';
import type { useDraft } from './use-draft.ts';

/** What the last scan came to, for people who stand two steps away. */
export type Feedback =
  | Readonly<{ tone: 'ready' }>
  | Readonly<{ tone: 'good'; line: ScanLine; added: number }>
  | Readonly<{ tone: 'bad'; title: string; lesson?: string }>;

export type Choice = Readonly<{ scanned: Scanned; items: readonly FoundGoods[] }>;

/** Scans one after the other, in the order in which they came, however slow the network is. */
export function useScanning(warehouseId: string, { read, write }: Pick<ReturnType<typeof useDraft>, 'read' | 'write'>) {
  const t = useWords(inventoryWords);
  const ui = useWords(uiWords);
  const [feedback, setFeedback] = useState<Feedback>({ tone: 'ready' });
  const [choice, setChoice] = useState<Choice | null>(null);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const tell = (told: Feedback): void => {
    beep(told.tone === 'good');
    setFeedback(told);
  };
  const add = (goods: FoundGoods | ScanLine, quantity: number): void => {
    const next = withScanned(read(), goods, quantity);
    write(next);
    const [line] = next.lines;
    if (line) tell({ tone: 'good', line, added: quantity });
  };
  const take = ({ quantity, code }: Scanned, goods: FoundGoods): void => {
    if (goods.isBundle) tell({ tone: 'bad', title: t('scan.bundle', { code: goods.code || code }) });
    else add(goods, quantity);
  };
  const look = async (scanned: Scanned): Promise<void> => {
    const { code, quantity } = scanned;
    const known = lineOfCode(read(), code);
    if (known) return add(known, quantity);
    try {
      const { items } = await call(findGoods, { warehouseId, code });
      const [first] = items;
      if (!first) return tell({ tone: 'bad', title: t('scan.unknown', { code }), lesson: t('scan.unknownLesson') });
      if (items.length > 1) return setChoice({ scanned, items });
      return take(scanned, first);
    } catch (error) {
      const isLost = error instanceof NetworkLost || !(error instanceof Error);
      return tell({ tone: 'bad', title: isLost ? t('scan.lost', { code }) : problemText(error, ui) });
    }
  };
  return {
    feedback,
    choice,
    scan(text: string): void {
      const scanned = readScan(text);
      if (scanned) queue.current = queue.current.then(() => look(scanned));
    },
    choose(goods: FoundGoods | null): void {
      if (choice && goods) take(choice.scanned, goods);
      setChoice(null);
    },
    restart: () => setFeedback({ tone: 'ready' }),
  };
}
