import type { AuditQueueRow } from '@zhidan/core/audit/decision-api.ts';
import { Link } from '@tanstack/react-router';
import { moneyText } from '../../lib/formats.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { useExceptionText } from '../../orders/index.ts';
import { RelativeText } from '../../ui/instant-text.tsx';
import type { Column } from '../../ui/table/column.ts';
import { auditWords } from '../audit-words.ts';
import styles from '../audit.module.css';
import { VerdictTag } from '../verdict-tag.tsx';
import { foundIn, isAboutMoney } from './found-in.ts';
import { MarkedText } from './marked-text.tsx';

/** A parcel that waits: which orders, why, how much, until when. */
export function useQueueColumns(): readonly Column<AuditQueueRow>[] {
  const t = useWords(auditWords);
  return [
    {
      key: 'order',
      title: t('queue.order'),
      width: 180,
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
    { key: 'why', title: t('queue.why'), width: 260, onPhone: 'line', cell: (row) => <WhyCell row={row} /> },
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
      width: 160,
      onPhone: 'line',
      cell: (row) => (
        <div>
          {row.goods}
          <Note text={row.buyerMessage} words={foundIn(row, 'buyer.message', row.buyerMessage)} />
          <Note text={row.sellerMemo} words={foundIn(row, 'seller.memo', row.sellerMemo)} />
        </div>
      ),
    },
    {
      key: 'money',
      title: t('queue.money'),
      width: 90,
      align: 'right',
      onPhone: 'line',
      cell: (row) => (isAboutMoney(row) ? <mark className={styles.foundMoney}>{moneyText(row.paidFen)}</mark> : moneyText(row.paidFen)),
    },
    {
      key: 'risk',
      title: t('queue.risk'),
      width: 90,
      align: 'right',
      onPhone: 'line',
      cell: ({ riskFen }) => riskFen > 0 && <strong>{moneyText(riskFen)}</strong>,
    },
    { key: 'receiver', title: t('queue.receiver'), width: 140, onPhone: 'line', cell: (row) => <Receiver row={row} /> },
    { key: 'shop', title: t('queue.shop'), width: 130, onPhone: 'none', isHiddenAtStart: true, cell: ({ shopName }) => shopName },
    { key: 'due', title: t('queue.due'), width: 100, onPhone: 'line', cell: ({ shipBy }) => shipBy && <RelativeText at={shipBy} /> },
  ];
}

function Note({ text, words }: Readonly<{ text: string; words: readonly string[] }>) {
  if (text === '') return null;
  return (
    <div className={styles.faint}>
      <MarkedText text={text} words={words} />
    </div>
  );
}

/** The street is nobody's concern in a list, but the words that a rule found in it are. */
function Receiver({ row }: { row: AuditQueueRow }) {
  const words = foundIn(row, 'ship.address', '');
  return (
    <div>
      {row.receiver}
      {words.length > 0 && (
        <div className={styles.faint}>
          <MarkedText text={`…${words.join('…')}…`} words={words} />
        </div>
      )}
    </div>
  );
}

/** In words: what stands in the way, the rules that spoke and the tests that decided, or that nobody has let it pass. */
function WhyCell({ row: { reasons, exceptions, holdReasons, verdict, dueAt } }: { row: AuditQueueRow }) {
  const t = useWords(auditWords);
  const say = useSay();
  const textOf = useExceptionText();
  const said = exceptions.map(({ kind, detail }) => textOf(kind, detail));
  const holds = holdReasons.map((reason) => `${t('queue.hold')}：${reason}`);
  if (said.length + holds.length + reasons.length === 0)
    return (
      <span className={styles.faint}>
        {verdict === 'review' && t('queue.whyReview')}
        {verdict === 'wait' && t('queue.whyWait')} {verdict === 'wait' && dueAt && <RelativeText at={dueAt} />}
      </span>
    );
  return (
    <div>
      {[...said, ...holds].map((line) => (
        <div key={line}>{line}</div>
      ))}
      {reasons.map(({ name, tests, found }) => (
        <div key={name} className={styles.faint}>
          {!said.some((line) => line.includes(name)) && <span className={styles.name}>{name} </span>}
          {tests.map((test) => (
            <span key={test.en}>
              <MarkedText text={say(test)} words={found} />{' '}
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}
