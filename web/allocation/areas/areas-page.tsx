import { endAreas, listAreas, type AreaRow } from '@zhidan/core/allocation/area-api.ts';
import { areaStateNames, areaStates } from '@zhidan/core/allocation/area/suspended-area.ts';
import { carriers, type CarrierCode } from '@zhidan/core/allocation/carrier.ts';
import { PlusOutlined, StopOutlined } from '@ant-design/icons';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { usePages } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { FilterBar, type Filter } from '../../ui/table/filter-bar.tsx';
import { useToast } from '../../ui/toast.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import type { AreasSearch } from '../allocation-search.ts';
import { allocationWords } from '../allocation-words.ts';
import { useCarrierChoices } from '../use-carrier-choices.ts';
import { useAreaColumns } from './area-columns.tsx';
import { AreaForm } from './area-form.tsx';

const route = getRouteApi('/frame/suspended-areas');

/** Where parcels do not go, by whom, until when and why. */
export function AreasPage() {
  const t = useWords(allocationWords);
  const ui = useWords(uiWords);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const mayManage = useMay('allocation.manage');
  const [isAdding, setIsAdding] = useState(false);
  const [keys, setKeys] = useState<readonly string[]>([]);
  const { carrier, ...rest } = search;
  const question = { ...rest, carrier: isCarrier(carrier) ? carrier : undefined };
  const list = usePages(listAreas, question, { follows: ['suspended_area', 'allocation'] });
  const end = useEnding(() => setKeys([]));
  const isNarrowed = Object.values(search).some(Boolean);
  const chosen = list.rows?.filter(({ id, state }) => keys.includes(id) && state !== 'ended') ?? [];
  const add = mayManage && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setIsAdding(true)}>
      {t('area.add')}
    </Button>
  );
  const columns = useAreaColumns(mayManage ? (area) => end([area]) : null);
  return (
    <>
      <PageHeader
        title={t('area.title')}
        note={t('area.pageNote')}
        actions={
          <>
            {chosen.length > 0 && <Button onClick={() => end(chosen)}>{t('area.endChosen', { count: chosen.length })}</Button>} {add}
          </>
        }
      />
      <DataTable
        name="suspended-areas"
        label={t('area.title')}
        columns={columns}
        list={list}
        rowKey={({ id }) => id}
        {...(mayManage ? { picked: { keys, pick: setKeys } } : {})}
        empty={
          isNarrowed ? (
            <EmptyState icon={<StopOutlined />} title={ui('list.nothingFits')} />
          ) : (
            <EmptyState icon={<StopOutlined />} title={t('area.emptyTitle')} lesson={t('area.emptyLesson')} action={add} />
          )
        }
        toolbar={
          <FilterBar
            filters={useAreaFilters()}
            values={search}
            onChange={(values) => void navigate({ search: values as AreasSearch, replace: true })}
          />
        }
      />
      {isAdding && <AreaForm onClose={() => setIsAdding(false)} />}
    </>
  );
}

const isCarrier = (code: string | undefined): code is CarrierCode => code !== undefined && Object.hasOwn(carriers, code);

/** Ends areas now; taken back, each ends when it would have. */
function useEnding(onDone: () => void): (areas: readonly AreaRow[]) => void {
  const t = useWords(allocationWords);
  const toast = useToast();
  const ending = useCommand(endAreas, ['suspended_area']);
  const bringBack = (areas: readonly AreaRow[]): void => {
    const byEnd = Map.groupBy(areas, ({ until }) => until);
    for (const [until, some] of byEnd) void ending.ask({ areaIds: some.map(({ id }) => id), until }).catch(toast.failed);
  };
  return (areas) => {
    const told = (): void => (toast.done(t('area.ended', { count: areas.length }), () => bringBack(areas)), onDone());
    void ending.ask({ areaIds: areas.map(({ id }) => id), until: 'now' }).then(told, toast.failed);
  };
}

function useAreaFilters(): readonly Filter[] {
  const t = useWords(allocationWords);
  const say = useSay();
  return [
    { kind: 'text', key: 'region', label: t('area.regionSearch') },
    { kind: 'choice', key: 'carrier', label: t('area.carrier'), choices: useCarrierChoices() },
    {
      kind: 'choice',
      key: 'state',
      label: t('area.state'),
      choices: areaStateNames.map((value) => ({ value, label: say(areaStates[value]) })),
      width: 120,
    },
  ];
}
