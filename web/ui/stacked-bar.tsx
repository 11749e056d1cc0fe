import styles from './stacked-bar.module.css';

export type BarPart = Readonly<{ key: string; name: string; value: number; text: string }>;

/** Told apart on light and dark ground, and neighbours by their brightness too. */
const colors = ['#2a6a9e', '#6fb0dd', '#17705d', '#55b89f', '#7b5ea7', '#b79ad6', '#7d8a85', '#d08a2e'] as const;
const colorOf = (index: number): string => colors[index % colors.length] ?? colors[0];

/** Parts of a whole in one bar, each as wide as its share; `isSmall` for a cell of a table. Names and values stand in their titles. */
export function StackedBar({ label, parts, isSmall = false }: { label: string; parts: readonly BarPart[]; isSmall?: boolean }) {
  return (
    <div className={styles.bar} data-small={isSmall || undefined} role="img" aria-label={label}>
      {parts.map(({ key, name, value, text }, index) =>
        value > 0 ? <span key={key} style={{ flexGrow: value, background: colorOf(index) }} title={`${name} ${text}`} /> : null,
      )}
    </div>
  );
}

/** The colour of a part, for its name in a table beside the bar. */
export function BarMark({ index }: { index: number }) {
  return <span className={styles.mark} style={{ background: colorOf(index) }} aria-hidden />;
}
