import type { AuditQueueRow } from '@zhidan/core/audit/decision-api.ts';
import { Link } from '@tanstack/react-router';
import { moneyText } from '../../lib/formats.ts';
import { useListText, useWords } from '../../lib/words.ts';
import { useExceptionText } from '../../orders/index.ts';
import { RelativeText } from '../../ui/instant-text.tsx';
import type { Column } from '../../ui/table/column.ts';
import { auditWords } from '../audit-words.ts';
import styles from '../audit.module.css';
import { VerdictTag } from '../verdict-tag.tsx';

/** A parcel that waits: which orders, why, how much, until when. */
export function useQueueColumns(): readonly Column<AuditQueueRow>[] {
  const t = useWords(auditWords);
  const listText = useListText();
  return [
    {
      key: 'order',
      title: t('queue.order'),
      width: 215,
      onPhone: 'title',
      isFixed: true,
      cell: ({ no, channelOrderNos, leadOrderId }) => (
        <div>
          <Link to="/orders/$orderId" params={{ orderId: leadOrderId }} className="zd-code" onClick={(event) => event.stopPropagation()}>
            {channelOrderNos[0]}
          </Link>
          {channelOrderNos.length > 1 && ` +${channelOrderNos.length - 1}`}
          <div className={styles.faint}>{no}</div>
        </div>
      ),
    },
    { key: 'why', title: t('queue.why'), onPhone: 'line', cell: (row) => <WhyCell row={row} /> },
    {
      key: 'verdict',
      title: t('queue.state'),
      width: 110,
      onPhone: 'status',
      cell: ({ verdict }) => verdict && <VerdictTag verdict={verdict} />,
    },
    {
      key: 'goods',
      title: t('queue.goods'),
      width: 190,
      onPhone: 'line',
      cell: ({ goods, buyerMessage, sellerMemo }) => (
        <div>
          {goods}
          {(buyerMessage || sellerMemo) && <div className={styles.faint}>{listText([buyerMessage, sellerMemo].filter(Boolean))}</div>}
        </div>
      ),
    },
    { key: 'money', title: t('queue.money'), width: 100, align: 'right', onPhone: 'line', cell: ({ paidFen }) => moneyText(paidFen) },
    { key: 'receiver', title: t('queue.receiver'), width: 170, onPhone: 'line', cell: ({ receiver }) => receiver },
    { key: 'shop', title: t('queue.shop'), width: 130, onPhone: 'none', isHiddenAtStart: true, cell: ({ shopName }) => shopName },
    { key: 'due', title: t('queue.due'), width: 100, onPhone: 'line', cell: ({ shipBy }) => shipBy && <RelativeText at={shipBy} /> },
  ];
}

/** In words: rules that speak, what else stands in the way, or that nobody has let it pass. */
function WhyCell({ row: { ruleNames, exceptions, holdReasons, verdict } }: { row: AuditQueueRow }) {
  const t = useWords(auditWords);
  const textOf = useExceptionText();
  const said = exceptions.map(({ kind, detail }) => textOf(kind, detail));
  const holds = holdReasons.map((reason) => `${t('queue.hold')}：${reason}`);
  const rules = said.length === 0 ? ruleNames : [];
  const all = [...said, ...holds, ...rules];
  if (all.length === 0) return <span className={styles.faint}>{verdict === 'review' ? t('queue.whyReview') : ''}</span>;
  return (
    <div>
      {all.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </div>
  );
}
