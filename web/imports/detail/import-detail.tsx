import { showImport, type ImportView } from '@zhidan/core/imports/api.ts';
import type { ImportId } from '@zhidan/core/imports/import.ts';
import { Alert, Button, Progress, Skeleton } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../lib/answers.ts';
import { useWords } from '../../lib/words.ts';
import { Panel } from '../../ui/panel.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import styles from '../imports.module.css';
import { importsWords } from '../imports-words.ts';
import { CheckPanel } from './check-panel.tsx';
import { FilePanel } from './file-panel.tsx';
import { MappingPanel } from './mapping-panel.tsx';
import { PreviewTable } from './preview-table.tsx';
import { ResultPanel } from './result-panel.tsx';

const pollMs = 1_000;
const isAtWork = ({ state }: ImportView): boolean => state === 'checking' || state === 'running';
const isBefore = ({ state }: ImportView): boolean => state === 'checking' || state === 'ready' || state === 'unreadable';

/** One import from the file to its result. */
export function ImportDetail({ importId, onClose }: { importId: ImportId; onClose: () => void }) {
  const t = useWords(importsWords);
  const [isBusy, setBusy] = useState(true);
  const answer = useAnswer(showImport, { importId }, { follows: ['import'], ...(isBusy ? { refetchInterval: pollMs } : {}) });
  const found = answer.data;
  if (found && isAtWork(found) !== isBusy) setBusy(isAtWork(found));
  return (
    <>
      <Button type="link" className={styles.back} onClick={onClose}>
        ← {t('action.back')}
      </Button>
      <RefusalNote error={answer.error} retry={() => void answer.refetch()} />
      {answer.isPending && <Skeleton active />}
      {found && <Detail found={found} answeredAt={answer.dataUpdatedAt} />}
    </>
  );
}

function Detail({ found, answeredAt }: { found: ImportView; answeredAt: number }) {
  const t = useWords(importsWords);
  const { check, preview } = found;
  return (
    <div className={styles.detail}>
      <FilePanel found={found} />
      {found.trouble && <Alert type="error" showIcon role="alert" title={found.trouble.text} data-code={found.trouble.code} />}
      {found.state === 'checking' && (
        <Panel title={t('check.running')}>
          <Progress percent={Math.round(found.readShare * 100)} status="active" aria-label={t('check.running')} />
        </Panel>
      )}
      {!isBefore(found) && <ResultPanel found={found} answeredAt={answeredAt} />}
      {check && <CheckPanel check={check} canFetchErrors={found.state !== 'discarded'} importId={found.id} />}
      {preview.errors.length > 0 && (
        <Panel title={t('preview.errors')} note={t('preview.errorsNote', { count: preview.errors.length })}>
          <PreviewTable headings={found.headings} rows={preview.errors} hasReasons />
        </Panel>
      )}
      {isBefore(found) && found.mapping && <MappingPanel key={JSON.stringify(found.mapping)} found={found} mapping={found.mapping} />}
      {preview.rows.length > 0 && (
        <Panel title={t('preview.rows')} note={t('preview.rowsNote')}>
          <PreviewTable headings={found.headings} rows={preview.rows} />
        </Panel>
      )}
    </div>
  );
}
