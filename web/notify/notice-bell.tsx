import { BellOutlined } from '@ant-design/icons';
import { listNotices } from '@zhidan/core/notify/notice-api.ts';
import { Badge, Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useAnswer } from '../lib/answers.ts';
import { useWords } from '../lib/words.ts';
import { notifyWords } from './notify-words.ts';

const NoticeDrawer = lazy(async () => ({ default: (await import('./notice-drawer.tsx')).NoticeDrawer }));

/** How many notices came since the person last looked; a press shows them. */
export function NoticeBell() {
  const t = useWords(notifyWords);
  const [isOpen, setOpen] = useState(false);
  const { data } = useAnswer(listNotices, {}, { follows: ['notice'] });
  const count = data?.newCount ?? 0;
  return (
    <>
      <Badge count={count} size="small" offset={[-6, 6]}>
        <Button type="text" icon={<BellOutlined />} aria-label={t('bell', { count })} onClick={() => setOpen(true)} />
      </Badge>
      <Suspense>{isOpen && <NoticeDrawer onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}
