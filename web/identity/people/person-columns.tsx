import type { PersonView } from '@zhidan/core/identity/api.ts';
import { Tag } from 'antd';
import { useLanguage, useWords } from '../../lib/words.ts';
import type { Column } from '../../ui/table/column.ts';
import { InstantText, RelativeText } from '../../ui/instant-text.tsx';
import { languageNames } from '../../ui/language-names.ts';
import { StatusTag } from '../../ui/status-tag.tsx';
import { identityWords } from '../identity-words.ts';
import { useRoleName } from '../role-names.ts';
import { ScopeText } from '../scope-field.tsx';

/** The columns of the list of people. */
export function usePersonColumns(): Column<PersonView>[] {
  const t = useWords(identityWords);
  const language = useLanguage();
  const roleName = useRoleName();
  return [
    { key: 'name', title: t('people.name'), width: 150, isFixed: true, onPhone: 'title', cell: ({ name }) => <strong>{name}</strong> },
    { key: 'login', title: t('people.login'), width: 140, cell: ({ login }) => <span className="zd-code">{login}</span> },
    {
      key: 'roles',
      title: t('people.roles'),
      width: 190,
      cell: ({ roleNames }) => roleNames.map((name) => <Tag key={name}>{roleName(name)}</Tag>),
    },
    {
      key: 'status',
      title: t('people.status'),
      width: 110,
      onPhone: 'status',
      cell: ({ status }) => <StatusTag tone={status === 'active' ? 'good' : 'quiet'} text={t(`status.${status}`)} />,
    },
    { key: 'phone', title: t('people.phone'), width: 140, cell: ({ phone }) => phone && <span className="zd-number">{phone}</span> },
    {
      key: 'lastSignedIn',
      title: t('people.lastSignedIn'),
      width: 150,
      cell: ({ lastSignedInAt }) => (lastSignedInAt ? <RelativeText at={lastSignedInAt} /> : t('people.never')),
    },
    {
      key: 'totp',
      title: t('people.totp'),
      width: 130,
      onPhone: 'none',
      cell: ({ totpEnabled }) => (
        <StatusTag tone={totpEnabled ? 'good' : 'quiet'} text={t(totpEnabled ? 'account.totpOn' : 'account.totpOff')} />
      ),
    },
    {
      key: 'shops',
      title: t('people.shops'),
      width: 120,
      onPhone: 'none',
      isHiddenAtStart: true,
      cell: ({ shops }) => <ScopeText scope={shops} />,
    },
    {
      key: 'warehouses',
      title: t('people.warehouses'),
      width: 120,
      onPhone: 'none',
      isHiddenAtStart: true,
      cell: ({ warehouses }) => <ScopeText scope={warehouses} />,
    },
    { key: 'email', title: t('people.email'), width: 180, onPhone: 'none', isHiddenAtStart: true, cell: ({ email }) => email },
    {
      key: 'language',
      title: t('people.language'),
      width: 100,
      onPhone: 'none',
      isHiddenAtStart: true,
      cell: (person) => languageNames.find(({ value }) => value === person.language)?.label ?? language,
    },
    {
      key: 'addedAt',
      title: t('people.addedAt'),
      width: 170,
      onPhone: 'none',
      isHiddenAtStart: true,
      cell: ({ addedAt }) => <InstantText at={addedAt} />,
    },
  ];
}
