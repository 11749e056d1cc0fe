import { createSkus, previewSkus, retireSkus, type SkuPreview } from '@zhidan/core/catalog/sku-api.ts';
import { Alert, Button, Skeleton, Tag } from 'antd';
import { useAnswer } from '../../lib/answers.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { useToast } from '../../ui/toast.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import { catalogWords } from '../catalog-words.ts';
import styles from '../catalog.module.css';

type MakeSkusProps = Readonly<{
  /** null: all that are unmatched */
  listingIds: readonly string[] | null;
  isOpen: boolean;
  onClose: () => void;
}>;

/** Makes SKUs of listings in one go: shows what will come of it, then does it, with a way back. */
export function MakeSkus({ listingIds, isOpen, onClose }: MakeSkusProps) {
  const t = useWords(catalogWords);
  const ui = useWords(uiWords);
  const toast = useToast();
  const question = listingIds ? { listingIds: [...listingIds] } : {};
  const preview = useAnswer(previewSkus, question, { follows: ['listing', 'sku'], enabled: isOpen });
  const making = useCommand(createSkus, ['listing', 'sku']);
  const retiring = useCommand(retireSkus, ['listing', 'sku']);
  const undo = (skuIds: readonly string[]): void => {
    retiring.ask({ skuIds: [...skuIds], isUnmatching: true }).then(() => toast.done(t('make.undone')), toast.failed);
  };
  const make = (): void =>
    making.give(question, ({ createdIds, matchedCount }) => {
      const text = t('make.done', { count: createdIds.length, matched: matchedCount });
      toast.done(text, createdIds.length > 0 ? () => undo(createdIds) : undefined);
      onClose();
    });
  const count = preview.data?.listingCount ?? 0;
  return (
    <DetailDrawer
      title={t('make.action')}
      isOpen={isOpen}
      onClose={onClose}
      footer={
        <div className={styles.footActions}>
          <Button onClick={onClose}>{ui('action.cancel')}</Button>
          <Button type="primary" autoFocus disabled={count === 0} loading={making.isPending} onClick={make}>
            {count === 0 && preview.data ? t('make.nothing') : t('make.go', { count })}
          </Button>
        </div>
      }
    >
      <p>{listingIds ? t('make.chosen', { count: listingIds.length }) : t('make.all')}</p>
      <p className={styles.quiet}>{t('make.lesson')}</p>
      <RefusalNote error={preview.error ?? making.error} />
      {preview.data ? <Preview preview={preview.data} /> : !preview.error && <Skeleton active />}
    </DetailDrawer>
  );
}

function Preview({ preview }: { preview: SkuPreview }) {
  const t = useWords(catalogWords);
  const { create, createCount, match, matchCount, conflicts, isCut } = preview;
  return (
    <>
      {isCut && <Alert type="info" showIcon title={t('make.cut')} />}
      {createCount > 0 && <h3 className={styles.section}>{t('make.create', { count: createCount })}</h3>}
      <Lines
        total={createCount}
        rows={create.map((sku) => ({ key: sku.code, code: sku.code, text: `${sku.name} ${sku.specification}`, count: sku.listingCount }))}
      />
      {matchCount > 0 && <h3 className={styles.section}>{t('make.match', { count: matchCount })}</h3>}
      <Lines
        total={matchCount}
        rows={match.map((sku) => ({
          key: sku.code,
          code: sku.code,
          text: sku.isRetired ? t('make.restored') : '',
          count: sku.listingCount,
        }))}
      />
      {conflicts.length > 0 && (
        <>
          <h3 className={styles.section}>{t('make.conflicts')}</h3>
          <Alert type="warning" showIcon title={t('make.conflictsLesson')} className={styles.facts} />
          <RowList>
            {conflicts.map(({ reason, code, listingCount, titles }) => (
              <li key={`${reason} ${code}`}>
                <span className={styles.goods}>
                  <span>
                    {code && <span className="zd-code">{code} </span>}
                    <Tag color="gold">{t(`make.conflict.${reason}`)}</Tag>
                  </span>
                  {titles.map((title) => (
                    <span key={title} className={styles.quiet}>
                      {title}
                    </span>
                  ))}
                </span>
                <span className={styles.count}>{t('make.fromListings', { count: listingCount })}</span>
              </li>
            ))}
          </RowList>
        </>
      )}
    </>
  );
}

type Line = Readonly<{ key: string; code: string; text: string; count: number }>;

function Lines({ rows, total }: { rows: readonly Line[]; total: number }) {
  const t = useWords(catalogWords);
  if (rows.length === 0) return null;
  return (
    <>
      <RowList>
        {rows.map(({ key, code, text, count }) => (
          <li key={key}>
            <span className={styles.goods}>
              <span className="zd-code">{code}</span>
              <span className={styles.quiet}>{text}</span>
            </span>
            <span className={styles.count}>{t('make.fromListings', { count })}</span>
          </li>
        ))}
      </RowList>
      {total > rows.length && <p className={styles.quiet}>{t('make.more', { count: total - rows.length })}</p>}
    </>
  );
}
