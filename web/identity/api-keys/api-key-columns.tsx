import type { ApiKeyView } from '@zhidan/core/identity/api-key-api.ts';
import { permissions } from '@zhidan/core/identity/permission.ts';
import { instantMs } from '@zhidan/core/kernel/instant.ts';
import { Button, Tag } from 'antd';
import { useSay, useWords } from '../../lib/words.ts';
import type { Column } from '../../ui/table/column.ts';
import { InstantText, RelativeText, useNowMs } from '../../ui/instant-text.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { identityWords } from '../identity-words.ts';

function stateOf(key: ApiKeyView, nowMs: number): 'live' | 'expired' | 'revoked' {
  if (key.revokedAt) return 'revoked';
  return key.expiresAt && instantMs(key.expiresAt) <= nowMs ? 'expired' : 'live';
}

/** The columns of the list of API keys. */
export function useApiKeyColumns(revoke: (key: ApiKeyView) => void): Column<ApiKeyView>[] {
  const t = useWords(identityWords);
  const say = useSay();
  const nowMs = useNowMs();
  return [
    { key: 'name', title: t('keys.name'), width: 180, isFixed: true, onPhone: 'title', cell: ({ name }) => <strong>{name}</strong> },
    { key: 'hint', title: t('keys.hint'), width: 130, cell: ({ hint }) => <span className="zd-code">{hint}</span> },
    {
      key: 'status',
      title: t('keys.status'),
      width: 100,
      onPhone: 'status',
      cell: (key) => {
        const state = stateOf(key, nowMs);
        return <StatusTag tone={state === 'live' ? 'good' : 'quiet'} text={t(`keys.${state}`)} />;
      },
    },
    {
      key: 'permissions',
      title: t('keys.permissions'),
      width: 280,
      cell: (key) => key.permissions.map((code) => <Tag key={code}>{say(permissions[code])}</Tag>),
    },
    {
      key: 'lastUsed',
      title: t('keys.lastUsed'),
      width: 120,
      cell: ({ lastUsedAt }) => (lastUsedAt ? <RelativeText at={lastUsedAt} /> : t('keys.neverUsed')),
    },
    {
      key: 'expires',
      title: t('keys.expires'),
      width: 170,
      cell: ({ expiresAt }) => (expiresAt ? <InstantText at={expiresAt} /> : t('keys.never')),
    },
    { key: 'createdBy', title: t('keys.createdBy'), width: 110, cell: ({ createdByName }) => createdByName },
    {
      key: 'created',
      title: t('keys.created'),
      width: 170,
      isHiddenAtStart: true,
      onPhone: 'none',
      cell: ({ createdAt }) => <InstantText at={createdAt} />,
    },
    {
      key: 'actions',
      title: t('people.actions'),
      width: 90,
      isFixed: true,
      cell: (key) =>
        key.revokedAt ? null : (
          <Button danger type="link" size="small" onClick={() => revoke(key)}>
            {t('keys.revoke')}
          </Button>
        ),
    },
  ];
}
