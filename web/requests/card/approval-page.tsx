import { showApproval } from '@zhidan/core/approvals/approval-api.ts';
import type { QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { ArrowLeftOutlined } from '@ant-design/icons';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert, Button, Skeleton } from 'antd';
import { useAnswer } from '../../lib/answers.ts';
import { useWords } from '../../lib/words.ts';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import styles from '../requests.module.css';
import { requestsWords } from '../requests-words.ts';
import { RequestCard } from './request-card.tsx';

const route = getRouteApi('/frame/approvals/$approvalId');

/** Where a link of a message leads: one approval, on a phone. Opening it decides nothing. */
export function ApprovalPage() {
  const t = useWords(requestsWords);
  const { approvalId } = route.useParams();
  const approval = useAnswer(showApproval, { approvalId } as QuestionOf<typeof showApproval>, { follows: ['approval'] });
  return (
    <div className={styles.page}>
      <div className={styles.card} style={{ marginBottom: 8 }}>
        <div>
          <Link to="/requests" search={{ which: 'to_approve' }}>
            <Button type="text" size="small" icon={<ArrowLeftOutlined />}>
              {t('which.to_approve')}
            </Button>
          </Link>
        </div>
      </div>
      {approval.error && !approval.data && <RefusalNote error={approval.error} retry={() => void approval.refetch()} />}
      {!approval.data && !approval.error && <Skeleton active />}
      {approval.data &&
        (approval.data.subject.kind === 'request' ? (
          <RequestCard requestId={approval.data.subject.id} isPage />
        ) : (
          <Alert type="info" title={t('card.unknown')} />
        ))}
    </div>
  );
}
