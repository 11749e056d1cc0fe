import type { RequestRow } from '@zhidan/core/requests/request-api.ts';
import { requestKinds } from '@zhidan/core/requests/request-kind.ts';
import { requestStages } from '@zhidan/core/requests/request-stage.ts';
import { Link } from '@tanstack/react-router';
import { useSay, useWords } from '../../lib/words.ts';
import { RelativeText } from '../../ui/instant-text.tsx';
import type { Column } from '../../ui/table/column.ts';
import { RequestStateTag } from '../request-state-tag.tsx';
import styles from '../requests.module.css';
import { requestsWords } from '../requests-words.ts';

/** A request in a line: what, of which order, who asked, how it stands, how long it takes. */
export function useRequestColumns(): readonly Column<RequestRow>[] {
  const t = useWords(requestsWords);
  const say = useSay();
  return [
    {
      key: 'kind',
      title: t('column.kind'),
      width: 210,
      onPhone: 'title',
      isFixed: true,
      cell: ({ kind, no, reason }) => (
        <div>
          <span className={styles.strong}>{say(requestKinds[kind].words)}</span> <span className={`zd-code ${styles.faint}`}>{no}</span>
          <div className={styles.faint}>{reason}</div>
        </div>
      ),
    },
    {
      key: 'order',
      title: t('column.order'),
      width: 210,
      onPhone: 'line',
      cell: ({ orderId, orderNo, shopName }) => (
        <div>
          <Link to="/orders/$orderId" params={{ orderId }} className="zd-code" onClick={(event) => event.stopPropagation()}>
            {orderNo}
          </Link>
          <div className={styles.faint}>{shopName}</div>
        </div>
      ),
    },
    {
      key: 'state',
      title: t('column.state'),
      width: 140,
      onPhone: 'status',
      cell: ({ state, problem }) => (
        <div>
          <RequestStateTag state={state} />
          {problem && <div className={styles.faint}>{say(problem)}</div>}
        </div>
      ),
    },
    { key: 'stage', title: t('column.stage'), width: 130, onPhone: 'none', cell: ({ stage }) => say(requestStages[stage]) },
    {
      key: 'asked',
      title: t('column.asked'),
      width: 140,
      onPhone: 'line',
      cell: ({ askedBy, askedAt }) => (
        <div>
          {askedBy}
          <div className={styles.faint}>
            <RelativeText at={askedAt} />
          </div>
        </div>
      ),
    },
    { key: 'due', title: t('column.due'), width: 110, onPhone: 'line', cell: ({ dueAt }) => dueAt && <RelativeText at={dueAt} /> },
    {
      key: 'answer',
      title: t('column.answer'),
      onPhone: 'line',
      cell: ({ decidedBy, decisionReason }) =>
        decidedBy && (
          <div>
            {decidedBy}
            {decisionReason && <div className={styles.faint}>{decisionReason}</div>}
          </div>
        ),
    },
  ];
}
