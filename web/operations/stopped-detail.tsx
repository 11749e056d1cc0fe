import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { Descriptions, type DescriptionsProps } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../lib/words.ts';
import { DetailDrawer } from '../ui/detail-drawer.tsx';
import { JsonView } from '../ui/json-view.tsx';
import styles from './operations.module.css';
import { operationsWords } from './operations-words.ts';

type StoppedDetailProps = Readonly<{
  title: string | undefined;
  /** a job or a parked event */
  stopped: Readonly<{ error: string | null; attemptCount: number; payload: JsonObject | null }> | null;
  facts: NonNullable<DescriptionsProps['items']>;
  actions: ReactNode;
  onClose: () => void;
}>;

/** Work that stopped: why, how often it was tried, with what. */
export function StoppedDetail({ title, stopped, facts, actions, onClose }: StoppedDetailProps) {
  const t = useWords(operationsWords);
  return (
    <DetailDrawer title={title} isOpen={stopped !== null} onClose={onClose} extra={actions}>
      {stopped && (
        <>
          <Descriptions
            column={1}
            size="small"
            bordered
            styles={{ label: { width: 120 } }}
            items={[
              ...facts,
              { key: 'attempts', label: t('jobs.attempts'), children: t('jobs.attemptsOf', { count: stopped.attemptCount }) },
            ]}
          />
          {stopped.error && (
            <>
              <h3 className={styles.section}>{t('jobs.error')}</h3>
              <pre className={styles.errorWhole}>{stopped.error}</pre>
            </>
          )}
          {stopped.payload && (
            <>
              <h3 className={styles.section}>{t('jobs.payload')}</h3>
              <JsonView value={stopped.payload} />
            </>
          )}
        </>
      )}
    </DetailDrawer>
  );
}
