import { showBuyerOrder } from '@zhidan/core/buyers/buyer-api.ts';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useAnswer } from '../lib/answers.ts';
import { useWords } from '../lib/words.ts';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { BuyerFrame } from './buyer-frame.tsx';
import { BuyerOrderCard } from './buyer-order-card.tsx';
import { buyersWords } from './buyers-words.ts';

const route = getRouteApi('/b/$token');

/** Where the link of a message leads. */
export function LinkedOrderPage() {
  const t = useWords(buyersWords);
  const { token } = route.useParams();
  const { data, error } = useAnswer(showBuyerOrder, { token });
  if (data) return <BuyerOrderCard key={token} token={token} start={data} />;
  return (
    <BuyerFrame title={t('open.title')}>
      {error ? <RefusalNote error={error} /> : <Skeleton active />}
      {error && <Link to="/b">{t('open.title')}</Link>}
    </BuyerFrame>
  );
}
