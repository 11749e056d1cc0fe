import type { Board, BoardCard } from '@zhidan/core/insights/board/board-api.ts';
import { boardColumns, type BoardColumn } from '@zhidan/core/insights/board/board-column.ts';
import type { BoardPlace } from '@zhidan/core/insights/board/board-move.ts';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from 'react';
import { numberText } from '../../lib/formats.ts';
import { useLanguage, useSay, useWords } from '../../lib/words.ts';
import { BoardCardView } from './board-card.tsx';
import { boardWords } from './board-words.ts';
import styles from './board.module.css';
import { useDropZone, type Dragging } from './use-drop-zone.ts';

const cardHeight = 112;
/** Cards before the end of what is loaded, from which on more is fetched. */
const aheadCount = 30;

export type ColumnProps = Readonly<{
  column: Board['columns'][number];
  counts: Board['counts'];
  isTimed: boolean;
  active: Readonly<{ column: BoardColumn; place: number }>;
  /** the keyboard went to the active card, which may not be drawn yet */
  isReached: boolean;
  dragging: Dragging;
  shopName: (shopId: string) => string;
  onMore: (column: BoardColumn) => void;
  onOpen: (card: BoardCard) => void;
  onFocus: (column: BoardColumn, place: number) => void;
}>;

/** A column: its count, and of its cards those in sight. */
export function BoardColumnView(props: ColumnProps) {
  const { column, counts, isTimed, dragging } = props;
  const t = useWords(boardWords);
  const say = useSay();
  const language = useLanguage();
  const code = column.column;
  const { words, days } = boardColumns[code];
  const zone = useDropZone(dragging, code === 'working' ? null : (code satisfies BoardPlace));
  return (
    <section className={styles.column} data-column={code} aria-label={say(words)} {...zone}>
      <header className={styles.columnHead}>
        <h2>{say(words)}</h2>
        <strong className="zd-number" data-count={code}>
          {numberText(counts.columns.find((one) => one.column === code)?.count ?? 0, language)}
        </strong>
        {code === 'working' && counts.lateCount > 0 && <span className={styles.late}>{t('late', { count: counts.lateCount })}</span>}
        {days !== null && !isTimed && <small className={styles.quiet}>{t('days', { count: days })}</small>}
      </header>
      <Cards {...props} />
    </section>
  );
}

function Cards({ column, active, isReached, dragging, shopName, onMore, onOpen, onFocus }: ColumnProps) {
  const t = useWords(boardWords);
  const box = useRef<HTMLDivElement>(null);
  const { column: code, items, next } = column;
  // the same function for the same cards: else all of them are measured anew whenever one comes into sight
  const keyOf = useCallback((index: number) => items[index]?.id ?? index, [items]);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => cardHeight,
    getItemKey: keyOf,
    overscan: 6,
  });
  const drawn = virtual.getVirtualItems();
  const isNearEnd = next !== null && (drawn.at(-1)?.index ?? 0) >= items.length - aheadCount;
  useEffect(() => {
    if (isNearEnd) onMore(code);
  });
  const reached = isReached && active.column === code ? active.place : null;
  useEffect(() => {
    if (reached === null) return;
    virtual.scrollToIndex(reached, { align: 'auto' });
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[data-place="${reached}"] button`)?.focus());
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the list itself changes with every card
  }, [reached]);
  return (
    <div ref={box} className={styles.cards} data-scroll={code}>
      {items.length === 0 && <p className={styles.nothing}>{t('empty')}</p>}
      <div className={styles.track} style={{ height: virtual.getTotalSize() }}>
        {drawn.map(({ index, key, start }) => {
          const card = items[index];
          if (!card) return null;
          return (
            <div key={key} className={styles.slot} data-place={index} style={{ transform: `translateY(${start}px)`, height: cardHeight }}>
              <BoardCardView
                card={card}
                shopName={shopName(card.shopId)}
                place={index}
                isActive={active.column === code && active.place === index}
                onOpen={onOpen}
                onFocus={onFocus}
                onDrag={dragging.drag}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}
