import { pieceLimit } from '@zhidan/core/inventory/stock-api.ts';
import { DeleteOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useWords } from '../../lib/words.ts';
import { ChangeText } from '../change-text.tsx';
import { GoodsCell } from '../goods-cell.tsx';
import styles from '../inventory.module.css';
import { inventoryWords } from '../inventory-words.ts';
import { withLine, withoutLine, type ScanDraft, type ScanLine } from './scan-draft.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { RowList } from '../../ui/row-list.tsx';

type ScanLinesProps = Readonly<{ draft: ScanDraft; isCount: boolean; write: (draft: ScanDraft) => void }>;

/** What was scanned, the last one first; everything can be corrected by hand. */
export function ScanLines({ draft, isCount, write }: ScanLinesProps) {
  return (
    <RowList className={styles.scanLines}>
      {draft.lines.map((line) => (
        <Line
          key={line.skuId}
          line={line}
          isCount={isCount}
          change={(change) => write(withLine(draft, line.skuId, change))}
          remove={() => write(withoutLine(draft, line.skuId))}
        />
      ))}
    </RowList>
  );
}

type LineProps = Readonly<{
  line: ScanLine;
  isCount: boolean;
  change: (change: Partial<Pick<ScanLine, 'quantity' | 'bin'>>) => void;
  remove: () => void;
}>;

function Line({ line, isCount, change, remove }: LineProps) {
  const t = useWords(inventoryWords);
  const { code, quantity, seen, bin } = line;
  return (
    <li>
      <GoodsCell goods={line} />
      <span className={styles.lineFields}>
        {isCount && (
          <span className={styles.quiet}>
            {t('scan.booked', { count: seen })} {quantity === seen ? '✓' : <ChangeText quantity={quantity - seen} />}
          </span>
        )}
        <Input
          className={styles.binField}
          size="small"
          value={bin}
          maxLength={40}
          placeholder={t('level.bin')}
          aria-label={`${t('level.bin')} ${code}`}
          onChange={(event) => change({ bin: event.target.value })}
        />
        <NumberField
          className={styles.quantityField}
          size="small"
          min={isCount ? 0 : 1}
          max={pieceLimit}
          precision={0}
          value={quantity}
          aria-label={`${t(isCount ? 'scan.counted' : 'scan.quantity')} ${code}`}
          onChange={(value) => value !== null && change({ quantity: value })}
        />
        <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={`${t('scan.remove')} ${code}`} onClick={remove} />
      </span>
    </li>
  );
}
