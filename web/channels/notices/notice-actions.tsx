import { sendNoticesAgain, settleNotices, type ShipNoticeRow } from '@zhidan/core/channels/notice/notice-api.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import { useToast } from '../../ui/toast.tsx';
import { noticeWords } from './notice-words.ts';

/** What can be done about notices that wait or failed; nothing where all are told. */
export function NoticeActions({ notices, onDone }: { notices: readonly ShipNoticeRow[]; onDone: () => void }) {
  const t = useWords(noticeWords);
  const toast = useToast();
  const mayManage = useMay('ship_notices.manage');
  const again = useCommand(sendNoticesAgain, ['ship_notice']);
  const settle = useCommand(settleNotices, ['ship_notice']);
  const [isSettling, setSettling] = useState(false);
  const open = notices.filter(({ state }) => state === 'failed' || state === 'waiting');
  if (!mayManage || open.length === 0) return null;
  const ids = open.map(({ id }) => id);
  const sent = (doneCount: number): void => {
    toast.done(t('done.again', { count: doneCount }));
    onDone();
  };
  const send = (): void => void again.ask({ ids }).then(({ doneCount }) => sent(doneCount), toast.failed);
  return (
    <>
      <Button onClick={() => setSettling(true)}>{t('action.settle')}</Button>
      <Button type="primary" loading={again.isPending} onClick={send}>
        {t('action.again')}
      </Button>
      {isSettling && (
        <ReasonModal
          title={t('settle.title')}
          note={t('settle.note')}
          confirm={t('action.settle')}
          suggestions={[t('settle.suggestShop')]}
          isPending={settle.isPending}
          error={settle.error}
          onGive={(reason) =>
            settle.give({ ids, reason }, ({ doneCount }) => {
              toast.done(t('done.settled', { count: doneCount }));
              setSettling(false);
              onDone();
            })
          }
          onClose={() => setSettling(false)}
        />
      )}
    </>
  );
}
