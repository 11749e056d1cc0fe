import type { Board, BoardCard } from '@zhidan/core/insights/board/board-api.ts';
import { boardColumnCodes, boardColumns, type BoardColumn } from '@zhidan/core/insights/board/board-column.ts';
import { boardMoves, movesOf } from '@zhidan/core/insights/board/board-move.ts';
import { Modal } from 'antd';
import { useRef, useState, type KeyboardEvent } from 'react';
import { numberText } from '../../lib/formats.ts';
import { useLanguage, useSay, useWords } from '../../lib/words.ts';
import { useShopNames } from '../../orders/index.ts';
import { BoardColumnView } from './board-column-view.tsx';
import { boardWords } from './board-words.ts';
import styles from './board.module.css';
import type { Dragging } from './use-drop-zone.ts';
import type { useBoardMoves } from './use-board-moves.tsx';

type ColumnsProps = Readonly<{
  board: Board;
  isTimed: boolean;
  dragging: Dragging;
  moves: ReturnType<typeof useBoardMoves>;
  onMore: (column: BoardColumn) => void;
  onOpen: (card: BoardCard) => void;
}>;

type Active = Readonly<{ column: BoardColumn; place: number }>;

/** The columns side by side; on a phone one at a time, changed by swiping or by its tab. Arrows go from card to card. */
export function BoardColumns({ board, isTimed, dragging, moves, onMore, onOpen }: ColumnsProps) {
  const t = useWords(boardWords);
  const [active, setActive] = useState<Active>({ column: 'working', place: 0 });
  const [isReached, setReached] = useState(false);
  const [moving, setMoving] = useState<BoardCard | null>(null);
  const { shopName } = useShopNames();
  const itemsOf = (column: BoardColumn): readonly BoardCard[] => board.columns.find((one) => one.column === column)?.items ?? [];
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target as HTMLElement).dataset['card']) return;
    const card = itemsOf(active.column)[active.place];
    if (event.key.toLowerCase() === 'm' && card) return setMoving(card);
    const next = stepped(active, event.key, (column) => itemsOf(column).length);
    if (!next) return;
    event.preventDefault();
    setActive(next);
    setReached(true);
  };
  return (
    <>
      <ColumnTabs board={board} />
      {/* keys pressed on a card come up here; the cards themselves are what people reach */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- no control of its own */}
      <div className={styles.columns} onKeyDown={press} data-board>
        {board.columns.map((column) => (
          <BoardColumnView
            key={column.column}
            column={column}
            counts={board.counts}
            isTimed={isTimed}
            active={active}
            isReached={isReached}
            dragging={dragging}
            shopName={shopName}
            onMore={onMore}
            onOpen={onOpen}
            onFocus={(code, place) => {
              setActive({ column: code, place });
              setReached(false);
            }}
          />
        ))}
      </div>
      <p className={styles.keys}>{t('moveNote')}</p>
      {moving && <MoveChoices card={moving} moves={moves} onClose={() => setMoving(null)} />}
    </>
  );
}

/** The card that an arrow leads to; null when there is none that way. */
function stepped({ column, place }: Active, key: string, countOf: (column: BoardColumn) => number): Active | null {
  const down = { ArrowDown: 1, ArrowUp: -1, PageDown: 6, PageUp: -6 }[key];
  if (down !== undefined) return { column, place: Math.max(0, Math.min(countOf(column) - 1, place + down)) };
  const side = { ArrowRight: 1, ArrowLeft: -1 }[key];
  if (side === undefined) return null;
  for (let at = boardColumnCodes.indexOf(column) + side; boardColumnCodes[at]; at += side) {
    const other = boardColumnCodes[at];
    if (other && countOf(other) > 0) return { column: other, place: Math.min(place, countOf(other) - 1) };
  }
  return null;
}

/** On a phone: the columns with their counts; a press swipes there. */
function ColumnTabs({ board }: { board: Board }) {
  const say = useSay();
  const language = useLanguage();
  const nav = useRef<HTMLElement>(null);
  const go = (column: BoardColumn): void =>
    nav.current?.parentElement
      ?.querySelector(`section[data-column="${column}"]`)
      ?.scrollIntoView({ inline: 'start', block: 'nearest', behavior: 'smooth' });
  return (
    <nav ref={nav} className={styles.tabs}>
      {board.counts.columns.map(({ column, count }) => (
        <button key={column} type="button" className={styles.tab} onClick={() => go(column)}>
          {say(boardColumns[column].words)} <strong className="zd-number">{numberText(count, language)}</strong>
        </button>
      ))}
    </nav>
  );
}

/** The same as dragging, by keyboard: what this card may be told. */
function MoveChoices({ card, moves, onClose }: { card: BoardCard; moves: ColumnsProps['moves']; onClose: () => void }) {
  const t = useWords(boardWords);
  const say = useSay();
  const choices = movesOf(card);
  return (
    <Modal open title={`${t('moveTo')} ${card.no}`} footer={null} onCancel={onClose} width={360}>
      <div className={styles.choices}>
        {choices.map(({ move }) => (
          <button
            key={move}
            type="button"
            className={styles.part}
            onClick={() => {
              onClose();
              moves.start(card, move);
            }}
          >
            {say(boardMoves[move].words)}
          </button>
        ))}
        {choices.length === 0 && <p>{t('empty')}</p>}
      </div>
    </Modal>
  );
}
