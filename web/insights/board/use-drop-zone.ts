import type { BoardCard } from '@zhidan/core/insights/board/board-api.ts';
import { moveTo, type BoardPlace } from '@zhidan/core/insights/board/board-move.ts';
import { useState, type DragEvent } from 'react';

/** The card under way, and what happens where it is dropped. */
export type Dragging = Readonly<{
  card: BoardCard | null;
  drag: (card: BoardCard | null) => void;
  drop: (card: BoardCard, place: BoardPlace) => void;
}>;

/** Makes an element a place to drop on; `data-drop` says whether the card may go there. A refused one may be dropped too: it is told why. */
export function useDropZone({ card, drag, drop }: Dragging, place: BoardPlace | null) {
  const [isOver, setOver] = useState(false);
  if (place === null || card === null) return {};
  const over = (event: DragEvent): void => {
    event.preventDefault();
    event.dataTransfer.dropEffect = 'move';
    setOver(true);
  };
  const fits = 'move' in moveTo(card, place);
  return {
    'data-drop': fits ? 'fits' : 'refused',
    'data-over': isOver || undefined,
    onDragOver: over,
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      drag(null);
      drop(card, place);
    },
  };
}
