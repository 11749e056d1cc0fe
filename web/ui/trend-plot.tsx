import { useLayoutEffect, useRef, useState } from 'react';
import styles from './trend-plot.module.css';

export type PlotPoint = Readonly<{
  key: string;
  /** below the axis */
  label: string;
  value: number | null;
  /** drawn as a second, quiet line */
  high: number | null;
  /** said when the pointer rests on it */
  title: string;
}>;

type TrendPlotProps = Readonly<{
  /** says aloud what is drawn */
  label: string;
  points: readonly PlotPoint[];
  /** a level to compare with */
  level: Readonly<{ value: number; text: string }> | null;
  /** a value as people read it, on the axis */
  format: (value: number) => string;
  onPick: (key: string) => void;
}>;

const height = 200;
const margin = { top: 16, right: 12, bottom: 24, left: 56 };
/** px that a label below the axis needs */
const labelWidth = 56;

/** A value over days as a line, with a quieter line above it and a level to compare with. A day can be pressed. */
export function TrendPlot({ label, points, level, format, onPick }: TrendPlotProps) {
  const { ref, width } = useWidth();
  const inner = { width: Math.max(1, width - margin.left - margin.right), height: height - margin.top - margin.bottom };
  const most = Math.max(1, level?.value ?? 0, ...points.flatMap(({ value, high }) => [value ?? 0, high ?? 0])) * 1.08;
  const step = inner.width / Math.max(1, points.length);
  const x = (index: number): number => margin.left + step * (index + 0.5);
  const y = (value: number): number => margin.top + inner.height * (1 - value / most);
  const line = (of: (point: PlotPoint) => number | null): string =>
    points
      .flatMap((point, index) => {
        const value = of(point);
        return value === null ? [] : [`${x(index).toFixed(1)},${y(value).toFixed(1)}`];
      })
      .join(' ');
  const every = Math.max(1, Math.ceil(labelWidth / step));
  return (
    <div ref={ref} className={styles.plot}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={label}>
          {[0, 0.5, 1].map((share) => (
            <g key={share} className={styles.axis}>
              <line x1={margin.left} x2={width - margin.right} y1={y(most * share)} y2={y(most * share)} />
              <text x={margin.left - 6} y={y(most * share) + 4} textAnchor="end">
                {format(most * share)}
              </text>
            </g>
          ))}
          <polyline className={styles.high} points={line(({ high }) => high)} />
          <polyline className={styles.value} points={line(({ value }) => value)} />
          {level && (
            <g className={styles.level}>
              <line x1={margin.left} x2={width - margin.right} y1={y(level.value)} y2={y(level.value)} />
              <text x={width - margin.right} y={y(level.value) - 5} textAnchor="end">
                {level.text}
              </text>
            </g>
          )}
          {points.map((point, index) => (
            <g key={point.key} className={styles.day} onClick={() => onPick(point.key)}>
              <title>{point.title}</title>
              <rect x={x(index) - step / 2} y={margin.top} width={step} height={inner.height} />
              {point.value !== null && <circle cx={x(index)} cy={y(point.value)} r={points.length > 60 ? 1.5 : 3} />}
              {index % every === 0 && (
                <text x={x(index)} y={height - 6} textAnchor="middle">
                  {point.label}
                </text>
              )}
            </g>
          ))}
        </svg>
      )}
    </div>
  );
}

function useWidth() {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box) return;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.floor(entry.contentRect.width)));
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}
