import { finishAuthorization } from '@zhidan/core/channels/shop/shop-api.ts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Spin } from 'antd';
import { useEffect } from 'react';
import { answerOf } from '../../lib/answers.ts';
import { useWords } from '../../lib/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { channelsWords } from '../channels-words.ts';
import { rememberedShop, useAuthorization } from '../shops/use-authorization.ts';
import styles from './adding.module.css';
import { FirstLoad } from './first-load.tsx';

const route = getRouteApi('/frame/shops/authorized');

/** Where platforms lead back to: finishes the authorisation, then shows the first orders coming in. */
export function AuthorizedPage() {
  const t = useWords(channelsWords);
  const { shopId, state } = route.useSearch();
  return (
    <>
      <PageHeader title={t('authorized.page')} />
      <div className={styles.final}>
        {shopId && <FirstLoad shopId={shopId} />}
        {!shopId && state !== undefined && <Finishing state={state} />}
        {!shopId && state === undefined && (
          <Panel title={t('authorized.nothing')}>
            <EmptyState title={t('authorized.nothing')} lesson={t('authorized.nothingNote')} action={<BackButton />} />
          </Panel>
        )}
      </div>
    </>
  );
}

/** Sends what the platform's page sent along. Sent again after a reload it counts once; the server sees to that. */
function Finishing({ state }: { state: string }) {
  const t = useWords(channelsWords);
  const { code, error, error_description: words } = route.useSearch();
  const navigate = route.useNavigate();
  const denial = error === undefined ? null : [error, words].filter(Boolean).join(' · ').slice(0, 500);
  const finish = useQuery({
    ...answerOf(finishAuthorization, { state, code: code ?? null, denial }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const shopId = finish.data?.shopId;
  useEffect(() => {
    if (shopId) void navigate({ search: { shopId }, replace: true }); // a code does not belong into the history of a browser
  }, [shopId, navigate]);
  if (finish.error) return <NotAuthorized error={finish.error} />;
  return (
    <Panel title={t('authorized.finishing')} note={t('authorized.finishingNote')}>
      <Spin />
    </Panel>
  );
}

function NotAuthorized({ error }: { error: Error }) {
  const t = useWords(channelsWords);
  const shop = rememberedShop();
  const again = useAuthorization();
  return (
    <Panel title={t('authorized.failed')} note={t('authorized.failedNote')}>
      <RefusalNote error={error} />
      <RefusalNote error={again.error} />
      <div className={styles.buttons}>
        {shop && (
          <Button type="primary" loading={again.isPending} onClick={() => again.begin(shop)}>
            {t('action.authorizeAgain')}
          </Button>
        )}
        {shop && (
          <Link to="/shops" search={{ shopId: shop.id, edit: true }}>
            <Button>{t('authorized.editApp')}</Button>
          </Link>
        )}
        <BackButton />
      </div>
    </Panel>
  );
}

export function BackButton() {
  const t = useWords(channelsWords);
  return (
    <Link to="/shops">
      <Button>{t('authorized.back')}</Button>
    </Link>
  );
}
