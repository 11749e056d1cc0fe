import { availableOf, sellableOf, stockNeed } from '@zhidan/core/inventory/stock.ts';
import { Tooltip } from 'antd';
import { useWords } from '../../lib/words.ts';
import { StatusTag, type Tone } from '../../ui/status-tag.tsx';
import styles from '../inventory.module.css';
import { inventoryWords } from '../inventory-words.ts';

type Level = Readonly<{ onHand: number; reserved: number; safety: number }>;

const tones = { out: 'bad', low: 'warn', fine: 'good' } as const satisfies Readonly<Record<ReturnType<typeof stockNeed>, Tone>>;

/** What can be promised, in the colour of its need; how it comes about on hover. */
export function AvailableText({ level }: { level: Level }) {
  const t = useWords(inventoryWords);
  const available = availableOf(level);
  const formula = (
    <>
      <div>{t('stock.formula', { ...level, available })}</div>
      <div>{t('stock.formulaSell', { ...level, available, sellable: sellableOf(level) })}</div>
    </>
  );
  return (
    <Tooltip title={formula}>
      <strong className={`zd-number ${styles.available}`} data-need={stockNeed(level)}>
        {available}
      </strong>
    </Tooltip>
  );
}

/** Whether the stock is enough, in a word. */
export function NeedTag({ level }: { level: Level }) {
  const t = useWords(inventoryWords);
  const need = stockNeed(level);
  return <StatusTag tone={tones[need]} text={t(`need.${need}`)} />;
}
