import { fetchStockSheet, postStockSheet, previewStockSheet, uploadStockSheet } from '@zhidan/core/inventory/stock-sheet-api.ts';
import { DownloadOutlined } from '@ant-design/icons';
import { Button, Skeleton, Upload } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../lib/answers.ts';
import { newKey } from '../../lib/call.ts';
import { saveFile, upload } from '../../lib/files.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { usePosted } from '../documents/use-posted.ts';
import styles from '../inventory.module.css';
import { inventoryWords } from '../inventory-words.ts';
import type { ScanKind } from '../scan/use-draft.ts';
import { SheetPreview } from './sheet-preview.tsx';

type SheetDrawerProps = Readonly<{ kind: ScanKind; warehouseId: string; warehouseName: string; onClose: () => void }>;

/** A sheet instead of a scanner: fetch it, fill it in, drop it, look, post. */
export function SheetDrawer({ kind, warehouseId, warehouseName, onClose }: SheetDrawerProps) {
  const t = useWords(inventoryWords);
  const sheet = useSheet(kind, warehouseId);
  const { preview, fileId } = sheet;
  const posted = usePosted();
  const [documentId, setDocumentId] = useState(newKey);
  const post = useCommand(postStockSheet, ['stock_document', 'stock_batch', 'stock_level']);
  const give = (): void => {
    if (fileId === null) return;
    post.give({ fileId, documentId, kind, warehouseId }, (answer) => {
      posted(documentId, answer);
      onClose();
    });
  };
  const take = (file: File): void => {
    setDocumentId(newKey()); // another file, another document
    post.reset();
    sheet.take(file);
  };
  return (
    <DetailDrawer
      title={`${t(`sheet.${kind}`)} · ${warehouseName}`}
      width={760}
      isOpen
      onClose={onClose}
      footer={
        preview.data &&
        preview.data.skuCount > 0 && (
          <div className={styles.foot}>
            <Button type="primary" loading={post.isPending} onClick={give}>
              {t('sheet.post', { skus: preview.data.skuCount, pieces: preview.data.pieceCount })}
            </Button>
          </div>
        )
      }
    >
      <p className={styles.quiet}>{t(`sheet.${kind}Lesson`)}</p>
      <Template kind={kind} warehouseId={warehouseId} />
      <Upload.Dragger
        height={96}
        accept=".csv,.txt,.tsv,.xls,.xlsx"
        showUploadList={false}
        beforeUpload={(file) => {
          take(file);
          return false;
        }}
      >
        <p>{sheet.isSending ? t('sheet.sending') : t('sheet.drop')}</p>
      </Upload.Dragger>
      <RefusalNote error={sheet.error ?? preview.error ?? post.error} />
      {fileId !== null && !preview.data && !preview.error && <Skeleton active />}
      {preview.data && <SheetPreview preview={preview.data} isCount={kind === 'count'} />}
    </DetailDrawer>
  );
}

/** Sends a sheet and shows what it comes to. */
function useSheet(kind: ScanKind, warehouseId: string) {
  const [fileId, setFileId] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const preview = useAnswer(previewStockSheet, { fileId: fileId ?? '', kind, warehouseId }, { enabled: fileId !== null, follows: ['sku'] });
  const take = (file: File): void => {
    setFileId(null);
    setError(null);
    setSending(true);
    upload(uploadStockSheet, { name: file.name }, file)
      .then((answer) => setFileId(answer.fileId))
      .catch((caught: unknown) => setError(caught instanceof Error ? caught : new Error(String(caught))))
      .finally(() => setSending(false));
  };
  return { fileId, isSending, error, preview, take };
}

function Template({ kind, warehouseId }: Pick<SheetDrawerProps, 'kind' | 'warehouseId'>) {
  const t = useWords(inventoryWords);
  const toast = useToast();
  const [isFetching, setFetching] = useState(false);
  const fetchSheet = (): void => {
    setFetching(true);
    saveFile(fetchStockSheet, { kind, warehouseId })
      .catch((error: unknown) => toast.failed(error instanceof Error ? error : new Error(String(error))))
      .finally(() => setFetching(false));
  };
  return (
    <Button className={styles.template} icon={<DownloadOutlined />} loading={isFetching} onClick={fetchSheet}>
      {t(`sheet.${kind}Template`)}
    </Button>
  );
}
