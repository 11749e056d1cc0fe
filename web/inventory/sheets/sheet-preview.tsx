import { previewLimit, type StockSheetPreview } from '@zhidan/core/inventory/stock-sheet-api.ts';
import { stockRowProblems } from '@zhidan/core/inventory/stock-sheet.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { RowList } from '../../ui/row-list.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { ChangeText } from '../change-text.tsx';
import styles from '../inventory.module.css';
import { inventoryWords } from '../inventory-words.ts';

/** What a sheet comes to: sums, then its rows, those with problems first. */
export function SheetPreview({ preview, isCount }: { preview: StockSheetPreview; isCount: boolean }) {
  const t = useWords(inventoryWords);
  const { fileName, skuCount, pieceCount, blankCount, problemCount, rows } = preview;
  return (
    <section aria-label={fileName}>
      <h3 className={styles.section}>{fileName}</h3>
      <div className={styles.sums}>
        <span>{t('scan.sum', { skus: skuCount, pieces: pieceCount })}</span>
        {blankCount > 0 && <span>{t('sheet.blank', { count: blankCount })}</span>}
        {problemCount > 0 && <StatusTag tone="bad" text={t('sheet.problems', { count: problemCount })} />}
      </div>
      <RowList className={styles.preview}>
        {rows.map((row) => (
          <PreviewRow key={row.number} row={row} isCount={isCount} />
        ))}
      </RowList>
      {rows.length === previewLimit && <p className={styles.quiet}>{t('document.movesCut', { count: previewLimit })}</p>}
    </section>
  );
}

function PreviewRow({ row, isCount }: { row: StockSheetPreview['rows'][number]; isCount: boolean }) {
  const t = useWords(inventoryWords);
  const say = useSay();
  const { number, code, name, quantity, seen, bin, problem } = row;
  return (
    <li data-problem={problem !== null}>
      <span className={styles.goods}>
        <span>
          <span className={styles.quiet}>{t('sheet.row', { number })}</span> <strong className="zd-code">{code}</strong>
        </span>
        <span className={styles.quiet}>{[name, bin].filter(Boolean).join(' · ')}</span>
        {problem && <span className={styles.problem}>{say(stockRowProblems[problem.code], { value: problem.value })}</span>}
      </span>
      {quantity !== null && !problem && (
        <span className={styles.moveFigures}>
          {isCount ? <strong className="zd-number">{quantity}</strong> : <ChangeText quantity={quantity} />}
          {isCount && seen !== null && (
            <span className={styles.quiet}>
              {t('scan.booked', { count: seen })} {quantity === seen ? '✓' : <ChangeText quantity={quantity - seen} />}
            </span>
          )}
        </span>
      )}
    </li>
  );
}
