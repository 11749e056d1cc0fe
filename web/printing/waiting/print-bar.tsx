import type { PrintRoad } from '@zhidan/core/printing/print-road.ts';
import type { PrintGroup } from '@zhidan/core/printing/waiting-api.ts';
import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useWords } from '../../lib/words.ts';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import styles from '../printing.module.css';
import type { PrintSearch } from '../printing-search.ts';
import { printingWords } from '../printing-words.ts';
import { useStartPrint } from '../run/use-start-print.ts';
import { countIn } from './count-in.ts';

/** Labels that one batch holds; the rest is printed by pressing again. */
const batchLimit = 500;

type BarProps = Readonly<{
  groups: readonly PrintGroup[];
  chosen: PrintSearch;
  picked: readonly string[];
  roads: ReadonlySet<PrintRoad>;
  onStarted: () => void;
}>;

/** Prints what is picked, or everything that is listed and ready: one button, one key. */
export function PrintBar({ groups, chosen, picked, roads, onStarted }: BarProps) {
  const t = useWords(printingWords);
  const { print, isPending, error, blocker } = useStartPrint(roads);
  const ready = Math.min(countIn(groups, { ...chosen, readiness: 'ready' }), batchLimit);
  const isIdle = picked.length === 0 && ready === 0;
  const go = (): void => {
    if (!isIdle && !isPending && blocker === null) print(picked.length > 0 ? { ids: picked } : { filter: chosen }, onStarted);
  };
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'F8') return;
      event.preventDefault();
      go();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
  return (
    <div className={styles.actions}>
      <Button type="primary" icon={<PrinterOutlined />} loading={isPending} disabled={isIdle || blocker !== null} onClick={go}>
        {picked.length > 0 ? t('print.picked', { count: picked.length }) : t('print.all', { count: ready })} <kbd>F8</kbd>
      </Button>
      {blocker && <span className={styles.quiet}>{blocker}</span>}
      <RefusalNote error={error} />
    </div>
  );
}
