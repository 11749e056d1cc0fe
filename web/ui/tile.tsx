import type { CSSProperties, ReactNode } from 'react';
import styles from './tile.module.css';

type TilesProps = Readonly<{ width?: number; label?: string; tour?: string; children: ReactNode }>;

/** Figures above a list, as many in a row as fit. `width`: px that one needs; `tour`: the step of a tour that shows them. */
export function Tiles({ width = 132, label, tour, children }: TilesProps) {
  const style = { '--tile-width': `${width}px` } as CSSProperties;
  return (
    <div className={styles.tiles} style={style} aria-label={label} role={label && 'group'} data-tour={tour}>
      {children}
    </div>
  );
}

type TileProps = Readonly<{
  title: ReactNode;
  value: ReactNode;
  /** small lines below the figure */
  notes?: readonly ReactNode[];
  tone?: 'good' | 'warn' | 'bad' | 'quiet' | undefined;
  isChosen: boolean;
  onPress: () => void;
}>;

/** A figure that narrows the list below it; pressed again it lets go. */
export function Tile({ title, value, notes = [], tone, isChosen, onPress }: TileProps) {
  return (
    <button type="button" className={styles.tile} data-tone={tone} aria-pressed={isChosen} onClick={onPress}>
      <span>{title}</span>
      <strong className="zd-number">{value}</strong>
      {notes.map((note, index) => (
        <small key={index}>{note}</small>
      ))}
    </button>
  );
}
