import { closeNotice, listNotices, reopenNotice, seeNotices, type NoticeRow } from '@zhidan/core/notify/notice-api.ts';
import { noticeSeverities, type NoticeSeverity } from '@zhidan/core/notify/notice.ts';
import { useNavigate } from '@tanstack/react-router';
import { Button, Skeleton, Tooltip } from 'antd';
import { useAnswer } from '../lib/answers.ts';
import { useCommand } from '../lib/use-command.ts';
import { useSay, useWords } from '../lib/words.ts';
import { DetailDrawer } from '../ui/detail-drawer.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { RelativeText } from '../ui/instant-text.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { StatusTag, type Tone } from '../ui/status-tag.tsx';
import { useToast } from '../ui/toast.tsx';
import styles from './notify.module.css';
import { notifyWords } from './notify-words.ts';

const tones: Readonly<Record<NoticeSeverity, Tone>> = { alarm: 'bad', warning: 'warn', note: 'quiet' };

/** What the person's roles have to know, the newest first; what is dealt with stands below for a look back. */
export function NoticeDrawer({ onClose }: { onClose: () => void }) {
  const t = useWords(notifyWords);
  const answer = useAnswer(listNotices, {}, { follows: ['notice'] });
  const seeing = useCommand(seeNotices, ['notice']);
  const newest = answer.data?.items
    .map(({ lastAt }) => lastAt)
    .toSorted()
    .at(-1);
  const hasNew = (answer.data?.newCount ?? 0) > 0;
  // seen when the drawer closes: until then what is new is marked
  const leave = (): void => {
    if (hasNew && newest) seeing.give({ until: newest });
    onClose();
  };
  return (
    <DetailDrawer title={t('title')} isOpen onClose={leave} width={440}>
      <RefusalNote error={answer.error} retry={() => void answer.refetch()} />
      {!answer.data && !answer.error && <Skeleton active />}
      {answer.data?.items.length === 0 && <EmptyState title={t('empty')} lesson={t('emptyLesson')} />}
      <ul className={styles.list}>
        {answer.data?.items.map((notice) => (
          <NoticeItem key={notice.id} notice={notice} onGo={leave} />
        ))}
      </ul>
    </DetailDrawer>
  );
}

function NoticeItem({ notice, onGo }: { notice: NoticeRow; onGo: () => void }) {
  const t = useWords(notifyWords);
  const say = useSay();
  const toast = useToast();
  const navigate = useNavigate();
  const closing = useCommand(closeNotice, ['notice']);
  const reopening = useCommand(reopenNotice, ['notice']);
  const { id: noticeId, severity, text, place, count, lastAt, isNew, closedBy } = notice;
  const close = (): void => closing.give({ noticeId }, () => toast.done(t('closed'), () => reopening.give({ noticeId })));
  return (
    <li className={styles.item} data-closed={closedBy !== null || undefined}>
      <button type="button" className={styles.text} onClick={() => (void navigate({ to: place }), onGo())}>
        <StatusTag tone={closedBy === null ? tones[severity] : 'quiet'} text={say(noticeSeverities[severity])} />
        <span>
          {text}
          {isNew && <span className={styles.new}>{t('isNew')}</span>}
        </span>
      </button>
      <span className={styles.foot}>
        <RelativeText at={lastAt} />
        {count > 1 && <span>{t('times', { count })}</span>}
        <span className={styles.space} />
        {closedBy !== null ? (
          t('closedBy', { name: closedBy })
        ) : (
          <Tooltip title={t('closeAll')}>
            <Button size="small" loading={closing.isPending} onClick={close}>
              {t('close')}
            </Button>
          </Tooltip>
        )}
      </span>
      <RefusalNote error={closing.error ?? reopening.error} />
    </li>
  );
}
