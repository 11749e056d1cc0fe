import { EyeOutlined } from '@ant-design/icons';
import { revealRequest, type RequestView } from '@zhidan/core/requests/request-api.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import styles from '../requests.module.css';
import { requestsWords } from '../requests-words.ts';

type Plain = OutputOf<typeof revealRequest>;

const rows = [
  { key: 'name', parts: ['name'] },
  { key: 'phone', parts: ['phone'] },
  { key: 'address', parts: ['province', 'city', 'district', 'town', 'detail'] },
] as const;

/** The old receiver against the new one; what does not change is said once. In full with one tap, which the journal notes. */
export function ReceiverDiff({ request }: { request: RequestView & Readonly<{ receiver: NonNullable<RequestView['receiver']> }> }) {
  const t = useWords(requestsWords);
  const [plain, setPlain] = useState<Plain | null>(null);
  const revealing = useCommand(revealRequest, []);
  const { before, next } = plain ?? request.receiver;
  const { changed } = request.receiver;
  return (
    <>
      <dl className={styles.diff}>
        {rows.map(({ key, parts }) => {
          const isChanged = parts.some((part) => changed.includes(part));
          return <Pair key={key} label={t(`receiver.${key}`)} before={before[key]} next={next[key]} isChanged={isChanged} />;
        })}
      </dl>
      {plain === null && !request.isMasked && (
        <Button
          type="link"
          size="small"
          style={{ paddingInline: 0 }}
          icon={<EyeOutlined />}
          loading={revealing.isPending}
          onClick={() => revealing.give({ requestId: request.id, reason: t('card.revealReason') }, setPlain)}
        >
          {t('card.reveal')}
        </Button>
      )}
      <RefusalNote error={revealing.error} />
    </>
  );
}

type PairProps = Readonly<{ label: string; before: string; next: string; isChanged: boolean }>;

function Pair({ label, before, next, isChanged }: PairProps) {
  const t = useWords(requestsWords);
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {isChanged ? (
          <>
            <del className={styles.old} aria-label={`${t('card.before')} ${before}`}>
              {before}
            </del>{' '}
            <ins className={styles.new} style={{ textDecoration: 'none' }} aria-label={`${t('card.next')} ${next}`}>
              {next}
            </ins>
          </>
        ) : (
          next
        )}
      </dd>
    </>
  );
}
