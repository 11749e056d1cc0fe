import { DownloadOutlined } from '@ant-design/icons';
import { instantMs } from '@zhidan/core/kernel/instant.ts';
import { fetchOrderExport, type OrderExportView } from '@zhidan/core/orders/export-api.ts';
import { exportStateWords, type ExportState } from '@zhidan/core/orders/order-export.ts';
import { Button, Progress } from 'antd';
import { useState } from 'react';
import { saveFile } from '../../lib/files.ts';
import { bytesText, durationText, numberText } from '../../lib/formats.ts';
import { useLanguage, useSay, useWords } from '../../lib/words.ts';
import { RelativeText, useNowMs } from '../../ui/instant-text.tsx';
import { StatusTag, type Tone } from '../../ui/status-tag.tsx';
import { useToast } from '../../ui/toast.tsx';
import { ordersWords } from '../orders-words.ts';
import styles from './export.module.css';

const tones: Readonly<Record<ExportState, Tone>> = { waiting: 'quiet', running: 'moving', done: 'good', failed: 'bad' };

/** One export: how far it is, what it holds, and the file once it is there. */
export function ExportItem({ one }: { one: OrderExportView }) {
  const t = useWords(ordersWords);
  const say = useSay();
  const language = useLanguage();
  const nowMs = useNowMs();
  const toast = useToast();
  const [isFetching, setFetching] = useState(false);
  const isUnderWay = one.state === 'waiting' || one.state === 'running';
  const fetchIt = async (): Promise<void> => {
    setFetching(true);
    await saveFile(fetchOrderExport, { exportId: one.id }).catch(toast.failed);
    setFetching(false);
  };
  return (
    <li className={styles.item}>
      <div className={styles.itemHead}>
        <strong>{one.name}</strong>
        <StatusTag tone={tones[one.state]} text={say(exportStateWords[one.state])} />
      </div>
      <div className={styles.faint}>
        <RelativeText at={one.askedAt} />
        <span>{t('export.rows', { count: one.rowCount, total: numberText(one.rowCount, language) })}</span>
        {one.byteCount !== null && <span>{bytesText(one.byteCount, language)}</span>}
        <span>{t(one.isRevealed ? 'export.revealed' : 'export.masked')}</span>
        <span>{t('export.expires', { time: durationText(Math.max(0, instantMs(one.expiresAt) - nowMs), language) })}</span>
      </div>
      {isUnderWay && <Progress size="small" percent={percentOf(one)} status="active" showInfo={one.expectedCount !== null} />}
      {one.state === 'done' && (
        <Button size="small" type="primary" ghost icon={<DownloadOutlined />} loading={isFetching} onClick={() => void fetchIt()}>
          {t('export.fetch')}
        </Button>
      )}
    </li>
  );
}

/** Of an export whose end is not known, a bar that is never full. */
function percentOf({ rowCount, expectedCount }: OrderExportView): number {
  if (expectedCount === null) return Math.round(90 * (1 - 1 / (1 + rowCount / 20_000)));
  return expectedCount === 0 ? 100 : Math.min(100, Math.round((rowCount / expectedCount) * 100));
}
