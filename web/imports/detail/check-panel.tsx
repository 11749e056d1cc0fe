import { DownloadOutlined } from '@ant-design/icons';
import { fetchImportErrors, type ImportView } from '@zhidan/core/imports/api.ts';
import { skipWords, type SkipReason } from '@zhidan/core/imports/row-problem.ts';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { saveFile } from '../../lib/files.ts';
import { moneyText, numberText } from '../../lib/formats.ts';
import { useLanguage, useSay, useWords } from '../../lib/words.ts';
import { Panel } from '../../ui/panel.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import styles from '../imports.module.css';
import { importsWords } from '../imports-words.ts';

type Check = NonNullable<ImportView['check']>;

type CheckPanelProps = { check: Check; importId: ImportView['id']; canFetchErrors: boolean };

/** What is in the file: what will happen to each part of it, and why rows are left out. */
export function CheckPanel({ check, importId, canFetchErrors }: CheckPanelProps) {
  const t = useWords(importsWords);
  const say = useSay();
  const language = useLanguage();
  const number = (value: number): string => numberText(value, language);
  const { sums, skipped } = check;
  const leftOut = check.errorRowCount + Object.values(skipped).reduce((sum, count) => sum + count, 0) - (skipped.empty ?? 0);
  const reasons = Object.entries(skipped) as [SkipReason, number][];
  return (
    <Panel title={t('check.title')} extra={canFetchErrors && leftOut > 0 && <FetchErrors importId={importId} />}>
      <div className={styles.tiles}>
        <Tile name={t('check.orders')} value={number(check.orderCount)} tone="good">
          {t('check.ordersNote', { lines: number(check.lineCount), quantity: number(check.quantity) })}
        </Tile>
        <Tile name={t('check.new')} value={number(check.newCount)} />
        {check.byFileCount > 0 && (
          <Tile name={t('check.byFile')} value={number(check.byFileCount)}>
            {t('check.byFileNote')}
          </Tile>
        )}
        {check.byPlatformCount > 0 && (
          <Tile name={t('check.byPlatform')} value={number(check.byPlatformCount)}>
            {t('check.byPlatformNote')}
          </Tile>
        )}
        <Tile name={t('check.list')} value={moneyText(sums.list)} />
        <Tile name={t('check.paid')} value={moneyText(sums.paid)} />
        {sums.refunded !== 0 && <Tile name={t('check.refunded')} value={moneyText(sums.refunded)} />}
        {check.errorRowCount > 0 && (
          <Tile name={t('check.errorRows')} value={number(check.errorRowCount)} tone="bad">
            {t('check.errorRowsNote', { count: number(check.errorOrderCount) })}
          </Tile>
        )}
        {check.maskedCount > 0 && (
          <Tile name={t('check.masked')} value={number(check.maskedCount)}>
            {t('check.maskedNote')}
          </Tile>
        )}
        {check.anonymousCount > 0 && (
          <Tile name={t('check.anonymous')} value={number(check.anonymousCount)}>
            {t('check.anonymousNote')}
          </Tile>
        )}
      </div>
      {reasons.length > 0 && (
        <ul className={styles.reasons}>
          {reasons.map(([reason, count]) => (
            <li key={reason}>
              <strong>{t('check.skipped', { count })}</strong> {say(skipWords[reason])}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Tile({ name, value, tone, children }: { name: string; value: string; tone?: 'good' | 'bad'; children?: ReactNode }) {
  return (
    <div className={styles.tile} data-tone={tone}>
      <span className={styles.tileName}>{name}</span>
      <strong className={styles.tileValue}>{value}</strong>
      {children && <span className={styles.faint}>{children}</span>}
    </div>
  );
}

function FetchErrors({ importId }: { importId: ImportView['id'] }) {
  const t = useWords(importsWords);
  const [isFetching, setFetching] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const fetchNow = async (): Promise<void> => {
    setFetching(true);
    setError(null);
    await saveFile(fetchImportErrors, { importId }).catch((fault: unknown) => setError(fault as Error));
    setFetching(false);
  };
  return (
    <div className={styles.actions}>
      <Button icon={<DownloadOutlined />} loading={isFetching} onClick={() => void fetchNow()}>
        {t('action.errors')}
      </Button>
      <RefusalNote error={error} />
    </div>
  );
}
