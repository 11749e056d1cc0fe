import { settlePrinted, type PrintItem } from '@zhidan/core/printing/api.ts';
import { fetchLabels } from '@zhidan/core/printing/paper-api.ts';
import { labelSizes } from '@zhidan/core/printing/documents/label.ts';
import { Button } from 'antd';
import { usePreference } from '../../lib/preference.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { deskSettings } from '../desk/desk-settings.ts';
import { fileAddress } from '../file-address.ts';
import styles from '../printing.module.css';
import { printingWords } from '../printing-words.ts';
import { pagesSettled, type PagesRun } from './active-run.ts';

type PagesProps = Readonly<{ batchId: string; pages: PagesRun; items: ReadonlyMap<string, PrintItem> }>;

/** Labels of our own: open the PDF, print it, say what came of it. */
export function PagesPart({ batchId, pages: { itemIds, refused, isSettled }, items }: PagesProps) {
  const t = useWords(printingWords);
  const say = useSay();
  const { size } = usePreference(deskSettings);
  const settle = useCommand(settlePrinted, ['print_batch', 'fulfillment_order']);
  const tell = (wasPrinted: boolean): void => settle.give({ batchId, itemIds: [...itemIds], wasPrinted }, pagesSettled);
  return (
    <div>
      {itemIds.length > 0 && (
        <div className={styles.actions}>
          <span>{t('pages.note', { count: itemIds.length, size: say(labelSizes[size].words) })}</span>
          <Button type="primary" href={fileAddress(fetchLabels, { batchId, size })} target="_blank" rel="noreferrer">
            {t('pages.open')}
          </Button>
        </div>
      )}
      {!isSettled && (
        <div className={styles.actions}>
          <span>{t('pages.ask')}</span>
          <Button loading={settle.isPending} onClick={() => tell(true)}>
            {t('pages.all')}
          </Button>
          <Button loading={settle.isPending} onClick={() => tell(false)}>
            {t('pages.none')}
          </Button>
        </div>
      )}
      <RefusalNote error={settle.error} />
      {refused.length > 0 && (
        <ul className={styles.items}>
          {refused.map(({ itemId, text }) => (
            <li key={itemId}>
              <strong className="zd-code">{items.get(itemId)?.waybillNo}</strong>
              <span className={styles.why}>{text}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
