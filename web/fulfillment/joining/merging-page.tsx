import { MergeCellsOutlined } from '@ant-design/icons';
import { listMergeSuggestions, type MergeMember, type MergeSuggestion } from '@zhidan/core/fulfillment/joining/joining-api.ts';
import { fulfillmentStageWords } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import { Button, Skeleton, Tag } from 'antd';
import { useAnswer } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { RelativeText } from '../../ui/instant-text.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useShopNames } from '../../orders/index.ts';
import styles from './joining.module.css';
import { joiningWords } from './joining-words.ts';
import { useMerge, useRefusalText } from './use-joining.ts';

/** What could go in one parcel and does not yet; all of it with one click. */
export function MergingPage() {
  const t = useWords(joiningWords);
  const mayMerge = useMay('fulfillment.manage');
  const answer = useAnswer(listMergeSuggestions, {}, { follows: ['fulfillment_order', 'order'] });
  const { merge, isPending, error } = useMerge();
  const items = answer.data?.items ?? [];
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        actions={
          mayMerge &&
          items.length > 0 && (
            <Button type="primary" icon={<MergeCellsOutlined />} loading={isPending} onClick={() => merge(items.map(fittingIds))}>
              {t('mergeAll', { count: items.length })}
            </Button>
          )
        }
      />
      <RefusalNote error={answer.error ?? error} retry={() => void answer.refetch()} />
      {!answer.data && !answer.error && <Skeleton active />}
      {answer.data && items.length === 0 && <EmptyState icon={<MergeCellsOutlined />} title={t('emptyTitle')} lesson={t('emptyLesson')} />}
      {items.map((suggestion) => (
        <Suggestion
          key={suggestion.members[0]?.id}
          suggestion={suggestion}
          merge={mayMerge ? () => merge([fittingIds(suggestion)]) : null}
          isPending={isPending}
        />
      ))}
      {answer.data?.hasMore && <p className={styles.hint}>{t('hasMore')}</p>}
    </>
  );
}

const fittingIds = ({ members }: MergeSuggestion): string[] => members.filter(({ refusal }) => refusal === null).map(({ id }) => id);

type SuggestionProps = Readonly<{ suggestion: MergeSuggestion; merge: (() => void) | null; isPending: boolean }>;

function Suggestion({ suggestion, merge, isPending }: SuggestionProps) {
  const t = useWords(joiningWords);
  const { shopName } = useShopNames();
  const { shopId, place, members } = suggestion;
  return (
    <section className={styles.group} aria-label={members[0]?.no}>
      <header className={styles.head}>
        <span>
          <span className={styles.place}>{`${place.province} ${place.city} ${place.district}`}</span>{' '}
          <span className={styles.quiet}>{shopName(shopId)}</span>
        </span>
        {merge && (
          <Button size="small" disabled={isPending} onClick={merge}>
            {t('mergeCount', { count: fittingIds(suggestion).length })}
          </Button>
        )}
      </header>
      <ul className={styles.members}>
        {members.map((member, index) => (
          <Member key={member.id} member={member} isLead={index === 0} />
        ))}
      </ul>
    </section>
  );
}

function Member({ member, isLead }: { member: MergeMember; isLead: boolean }) {
  const t = useWords(joiningWords);
  const say = useSay();
  const textOf = useRefusalText();
  const { no, orderNos, stage, pieceCount, shipBy, refusal } = member;
  return (
    <li className={styles.member} data-out={refusal !== null}>
      <strong className="zd-number">{no}</strong>
      <span className="zd-number">{orderNos.join(' + ')}</span>
      <span className={styles.quiet}>{say(fulfillmentStageWords[stage])}</span>
      <span className={styles.quiet}>{t('pieces', { count: pieceCount })}</span>
      {shipBy && (
        <span className={styles.quiet}>
          {t('due')} <RelativeText at={shipBy} />
        </span>
      )}
      {isLead && <Tag>{t('leads')}</Tag>}
      {refusal && <Tag color="warning">{t('staysOut')}</Tag>}
      {refusal && <span className={styles.reason}>{textOf(refusal)}</span>}
    </li>
  );
}
