import { PlusOutlined, TeamOutlined } from '@ant-design/icons';
import { listPeople, listRoles, type PersonView } from '@zhidan/core/identity/api.ts';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useItems, usePages } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useWords } from '../../lib/words.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterBar } from '../../ui/table/filter-bar.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { identityWords } from '../identity-words.ts';
import { usePersonColumns } from './person-columns.tsx';
import { PersonDetail } from './person-detail.tsx';
import { PersonForm } from './person-form.tsx';
import { useRoleName } from '../role-names.ts';

const route = getRouteApi('/frame/people');

/** Everybody who may sign in. */
export function PeoplePage() {
  const t = useWords(identityWords);
  const roleName = useRoleName();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const mayManage = useMay('people.manage');
  const people = usePages(listPeople, search, { follows: ['person', 'role'] });
  const roles = useItems(listRoles, {}, { follows: ['role'] }).rows ?? [];
  const [openId, setOpenId] = useState<PersonView['id'] | null>(null);
  const [isAdding, setAdding] = useState(false);
  const open = people.rows?.find(({ id }) => id === openId) ?? null;
  const filters = [
    { kind: 'text', key: 'search', label: t('people.search') },
    {
      kind: 'choice',
      key: 'roleId',
      label: t('people.role'),
      choices: roles.map(({ id, name }) => ({ value: id, label: roleName(name) })),
    },
    {
      kind: 'choice',
      key: 'status',
      label: t('people.status'),
      choices: (['active', 'suspended'] as const).map((value) => ({ value, label: t(`status.${value}`) })),
    },
  ] as const;
  return (
    <>
      <PageHeader
        title={t('people.title')}
        note={t('people.note')}
        actions={
          mayManage && (
            <Button type="primary" icon={<PlusOutlined />} data-tour="add-person" onClick={() => setAdding(true)}>
              {t('people.add')}
            </Button>
          )
        }
      />
      <DataTable
        name="people"
        label={t('people.title')}
        columns={usePersonColumns()}
        list={people}
        rowKey={(person) => person.id}
        onOpen={(person) => setOpenId(person.id)}
        empty={<EmptyState icon={<TeamOutlined />} title={t('people.title')} lesson={t('people.emptyLesson')} />}
        toolbar={
          <FilterBar
            filters={filters}
            values={search}
            onChange={(values) => void navigate({ search: values as typeof search, replace: true })}
          />
        }
      />
      <PersonDetail person={open} roles={roles} onClose={() => setOpenId(null)} />
      <PersonForm isOpen={isAdding} person={null} roles={roles} onClose={() => setAdding(false)} />
    </>
  );
}
