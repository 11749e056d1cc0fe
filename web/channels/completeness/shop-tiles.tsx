import type { ShopId } from '@zhidan/core/channels/channel.ts';
import type { listCompleteness } from '@zhidan/core/channels/completeness-api.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { numberText } from '../../lib/formats.ts';
import { useLanguage, useWords } from '../../lib/words.ts';
import { RelativeText } from '../../ui/instant-text.tsx';
import { StatusTag, type Tone } from '../../ui/status-tag.tsx';
import styles from './completeness.module.css';
import { completenessWords } from './completeness-words.ts';

type Row = OutputOf<typeof listCompleteness>['items'][number];

type ShopTilesProps = Readonly<{
  rows: readonly Row[];
  chosen: ShopId;
  shopName: (shopId: string) => string;
  onChoose: (shopId: ShopId) => void;
}>;

/** One tile a shop: whole, or how many hours differ. */
export function ShopTiles({ rows, chosen, shopName, onChoose }: ShopTilesProps) {
  const t = useWords(completenessWords);
  const language = useLanguage();
  return (
    <ul className={styles.shops}>
      {rows.map((row) => (
        <li key={row.shopId}>
          <button type="button" className={styles.shop} aria-pressed={row.shopId === chosen} onClick={() => onChoose(row.shopId)}>
            <span className={styles.shopHead}>
              <strong>{shopName(row.shopId)}</strong>
              <StatusTag tone={toneOf(row)} text={verdictOf(row, t)} />
            </span>
            <span className={styles.faint}>
              {t('greenOf', { green: numberText(row.greenCount, language), due: numberText(row.dueCount, language) })}
              {row.checkedAt && (
                <>
                  {' · '}
                  <RelativeText at={row.checkedAt} />
                </>
              )}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function toneOf({ redCount, greenCount, dueCount }: Row): Tone {
  if (redCount > 0) return 'bad';
  if (dueCount === 0) return 'quiet';
  return greenCount === dueCount ? 'good' : 'warn';
}

function verdictOf({ redCount, greenCount, dueCount }: Row, t: ReturnType<typeof useWords<keyof typeof completenessWords.rows>>): string {
  if (redCount > 0) return t('redHours', { count: redCount });
  if (dueCount === 0) return t('nothingDue');
  return greenCount === dueCount ? t('whole') : t('unknownHours', { count: dueCount - greenCount });
}
