import { findOrders, noteAnswered, showBuyer } from '@zhidan/core/desk/desk-api.ts';
import type { QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import type { Language } from '@zhidan/core/kernel/words.ts';
import { CustomerServiceOutlined, SearchOutlined } from '@ant-design/icons';
import { getRouteApi } from '@tanstack/react-router';
import { Input, Skeleton } from 'antd';
import { useDeferredValue, useEffect, useState } from 'react';
import { useAnswer } from '../lib/answers.ts';
import { useCommand } from '../lib/use-command.ts';
import { useWords } from '../lib/words.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { BuyerView } from './buyer-view.tsx';
import { deskWords } from './desk-words.ts';
import styles from './desk.module.css';
import { FoundList } from './found-list.tsx';
import { useCopiedAnswer } from './use-copied-answer.ts';
import { useDeskKeys } from './use-desk-keys.ts';

const route = getRouteApi('/frame/desk');

/** Texts shorter than this name nothing. */
const searchMinLength = 2;

/** One box finds an order by whatever a buyer says; beside it all of that buyer and what to answer. All by keyboard. */
export function DeskPage() {
  const t = useWords(deskWords);
  const { search = '', order } = route.useSearch();
  const navigate = route.useNavigate();
  const [language, setLanguage] = useState<Language>('zh-CN'); // the buyer’s, not the reader’s
  const [chosen, setChosen] = useState(0);
  const sought = useDeferredValue(search.trim());
  const isSought = sought.length >= searchMinLength;
  const found = useAnswer(findOrders, { search: sought }, { enabled: isSought });
  const items = (isSought && found.data?.items) || [];
  const question = { orderId: order ?? '' } as QuestionOf<typeof showBuyer>;
  const buyer = useAnswer(showBuyer, question, {
    enabled: order !== undefined,
    follows: ['order', 'fulfillment_order', 'parcel', 'request'],
  });
  const note = useCommand(noteAnswered);
  const copy = useCopiedAnswer(order ?? '');
  const [awaited, setAwaited] = useState<string | null>(null); // Enter came before the answer, as from a scanner
  const open = (place: number): void => {
    const item = items[place];
    if (!item) return setAwaited(search.trim());
    setAwaited(null);
    setChosen(place);
    if (item.orderId === order) return;
    note.give({ orderId: item.orderId, kind: 'looked_up' });
    void navigate({ search: { search, order: item.orderId }, replace: true });
  };
  useEffect(() => {
    if (awaited !== null && awaited === sought && items.length > 0) open(0);
  });
  useDeskKeys({
    move: (step) => setChosen((place) => Math.max(0, Math.min(items.length - 1, place + step))),
    open: () => open(chosen),
    copy: (place) => {
      const answer = buyer.data?.orders[0]?.answers[place];
      if (answer) void copy(answer, language);
    },
  });
  return (
    <>
      <PageHeader title={t('page.title')} note={t('page.note')} />
      <div className={styles.desk}>
        <div className={styles.side}>
          <Input
            autoFocus
            allowClear
            size="large"
            prefix={<SearchOutlined />}
            data-hotkey="search"
            data-tour="desk-search"
            maxLength={64}
            aria-label={t('box.label')}
            placeholder={t('box.placeholder')}
            value={search}
            onChange={(event) => {
              setChosen(0);
              void navigate({ search: { search: event.target.value || undefined, order }, replace: true });
            }}
          />
          {found.error && <RefusalNote error={found.error} retry={() => void found.refetch()} />}
          {items.length > 0 && <FoundList items={items} chosen={chosen} opened={order} onOpen={open} />}
          {isSought && found.data?.isMore && <p className={styles.faint}>{t('found.more')}</p>}
          {isSought && found.data && items.length === 0 && <EmptyState title={t('found.none')} lesson={t('found.noneLesson')} />}
        </div>
        <div>
          {buyer.error && <RefusalNote error={buyer.error} retry={() => void buyer.refetch()} />}
          {order && !buyer.data && !buyer.error && <Skeleton active />}
          {order && buyer.data && <BuyerView buyer={buyer.data} language={language} onLanguage={setLanguage} />}
          {!order && <EmptyState icon={<CustomerServiceOutlined />} title={t('found.start')} lesson={t('found.startLesson')} />}
        </div>
      </div>
    </>
  );
}
