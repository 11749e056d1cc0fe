import { InboxOutlined } from '@ant-design/icons';
import type { ImportId } from '@zhidan/core/imports/import.ts';
import { Progress, Upload } from 'antd';
import { useWords } from '../lib/words.ts';
import { RefusalNote } from '../ui/refusal-note.tsx';
import styles from './imports.module.css';
import { importsWords } from './imports-words.ts';
import { useUploads } from './use-uploads.ts';

/** Takes files by drop or choice and sends them one after the other, each with its progress. */
export function DropZone({ onUploaded, isSmall }: { onUploaded: (importId: ImportId) => void; isSmall: boolean }) {
  const t = useWords(importsWords);
  const { uploads, send } = useUploads(onUploaded);
  return (
    <div className={styles.drop} data-small={isSmall}>
      <Upload.Dragger
        multiple
        accept=".csv,.txt,.tsv,.xls,.xlsx"
        showUploadList={false}
        beforeUpload={(file) => {
          send(file);
          return false;
        }}
      >
        {!isSmall && <InboxOutlined className={styles.dropIcon} />}
        <p className={styles.dropTitle}>{t('drop.title')}</p>
        {!isSmall && <p className={styles.dropHint}>{t('drop.hint')}</p>}
      </Upload.Dragger>
      {uploads.map(({ id, name, share, error, again }) => (
        <div key={id} className={styles.upload}>
          <span className={styles.uploadName}>{name}</span>
          {error ? (
            <RefusalNote error={error} retry={again} />
          ) : (
            <Progress
              percent={Math.round(share * 100)}
              size="small"
              aria-label={t('drop.uploading', { percent: Math.round(share * 100) })}
            />
          )}
        </div>
      ))}
    </div>
  );
}
