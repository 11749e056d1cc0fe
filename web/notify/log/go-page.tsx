import { openNoticeLink } from '@zhidan/core/notify/delivery-api.ts';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useEffect, useRef } from 'react';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { roadsWords } from '../roads-words.ts';

const route = getRouteApi('/frame/go/$token');

/** The link of a message: for the signed-in it goes on to its page. Looking at it decides nothing. */
export function GoPage() {
  const t = useWords(roadsWords);
  const { token } = route.useParams();
  const navigate = useNavigate();
  const { give, error } = useCommand(openNoticeLink, ['notice']);
  const asked = useRef('');
  useEffect(() => {
    if (asked.current === token) return;
    asked.current = token;
    give({ token }, ({ place }) => void navigate({ to: place, replace: true }));
  }, [token, give, navigate]);
  return (
    <>
      <PageHeader title={t('go.title')} />
      {error ? <RefusalNote error={error} /> : <Skeleton active />}
    </>
  );
}
