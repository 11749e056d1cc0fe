import { getRouteApi } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useWords } from '../../lib/words.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { fulfillmentWords } from '../fulfillment-words.ts';
import { ForcedList } from './forced-list.tsx';
import { OpenExceptions } from './open-exceptions.tsx';

const route = getRouteApi('/frame/exceptions');

/** What holds orders up, whose work it is and what to do; and what people let go all the same. */
export function ExceptionsPage() {
  const t = useWords(fulfillmentWords);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { view = 'open' } = search;
  return (
    <>
      <PageHeader
        title={t('exceptions.title')}
        note={t('exceptions.note')}
        actions={
          <Segmented
            aria-label={t('exceptions.title')}
            value={view}
            options={[
              { value: 'open', label: t('forced.open') },
              { value: 'forced', label: t('forced.title') },
            ]}
            onChange={(next) => void navigate({ search: { view: next === 'forced' ? 'forced' : undefined }, replace: true })}
          />
        }
      />
      {view === 'forced' ? <ForcedList /> : <OpenExceptions />}
    </>
  );
}
