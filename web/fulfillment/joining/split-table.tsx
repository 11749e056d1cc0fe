import type { SplitLineView, SplitPartView } from '@zhidan/core/fulfillment/joining/joining-api.ts';
import { Tag } from 'antd';
import { moneyText } from '../../lib/formats.ts';
import { useWords } from '../../lib/words.ts';
import styles from './joining.module.css';
import { joiningWords } from './joining-words.ts';
import { roomFor, type Parts } from './split-plan.ts';
import { NumberField } from '../../ui/number-field.tsx';

type SplitTableProps = Readonly<{
  lines: readonly SplitLineView[];
  parts: Parts;
  views: readonly SplitPartView[];
  setPieces: (part: number, position: number, quantity: number) => void;
}>;

/** Lines down, parts across: pieces are typed, the first part is what is left. Below, what each part comes to. */
export function SplitTable({ lines, parts, views, setPieces }: SplitTableProps) {
  const t = useWords(joiningWords);
  const hasViews = views.length > 0;
  const hasSeveral = new Set(lines.map(({ orderNo }) => orderNo)).size > 1;
  const filled = parts.filter((part) => Object.values(part).some((quantity) => quantity > 0));
  const viewOf = (part: Parts[number]): SplitPartView | undefined => views[filled.indexOf(part)];
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('goods')}</th>
            <th scope="col">{t('all')}</th>
            {parts.map((_, index) => (
              <th key={index} scope="col">
                {t('part', { no: index + 1 })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.position}>
              <td>
                <GoodsText line={line} orderNo={hasSeveral ? line.orderNo : null} />
              </td>
              <td>{line.quantity}</td>
              {parts.map((part, index) => (
                <td key={index}>
                  {index === 0 ? (
                    (part[line.position] ?? 0)
                  ) : (
                    <NumberField
                      size="small"
                      aria-label={t('partOf', { code: line.sku.code, no: index + 1 })}
                      min={0}
                      max={roomFor(parts, line, index)}
                      precision={0}
                      style={{ width: 72 }}
                      value={part[line.position] ?? 0}
                      onChange={(value) => setPieces(index, line.position, value ?? 0)}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {hasViews && (
          <tfoot>
            <SumRow label={t('paid')} texts={parts.map((part) => moneyOf(viewOf(part)?.paid))} />
            <SumRow label={t('weight')} texts={parts.map((part) => weightText(viewOf(part), t('unknown')))} />
            <SumRow label={t('freight')} texts={parts.map((part) => moneyOf(viewOf(part)?.freight, t('unknown')))} />
          </tfoot>
        )}
      </table>
    </div>
  );
}

function GoodsText({ line: { sku, isGift, available }, orderNo }: { line: SplitLineView; orderNo: string | null }) {
  const t = useWords(joiningWords);
  return (
    <>
      <strong className="zd-code">{sku.code}</strong> {isGift && <Tag color="green">{t('gift')}</Tag>}
      <div className={styles.quiet}>{`${sku.name} ${sku.specification}`.trim()}</div>
      <div className={styles.quiet}>
        {t('available', { count: available })} {orderNo && <span className="zd-number">· {orderNo}</span>}
      </div>
    </>
  );
}

function SumRow({ label, texts }: { label: string; texts: readonly string[] }) {
  return (
    <tr className={styles.sum}>
      <td colSpan={2}>{label}</td>
      {texts.map((text, index) => (
        <td key={index}>{text}</td>
      ))}
    </tr>
  );
}

function moneyOf(amount: SplitPartView['freight'] | undefined, unknown = '—'): string {
  if (amount === undefined) return '—';
  return amount === null ? unknown : moneyText(amount);
}

function weightText(view: SplitPartView | undefined, unknown: string): string {
  if (!view) return '—';
  return view.weightGram === null ? unknown : `${(view.weightGram / 1_000).toFixed(2)} kg`;
}
