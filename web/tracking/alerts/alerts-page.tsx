import { CheckCircleOutlined } from '@ant-design/icons';
import { carriers, type CarrierCode } from '@zhidan/core/allocation/carrier.ts';
import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { listParcelAlerts } from '@zhidan/core/tracking/alert-api.ts';
import { isAlertKind } from '@zhidan/core/tracking/alert-kind.ts';
import { getRouteApi } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useState } from 'react';
import { usePages } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { useShopNames } from '../../orders/index.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { FilterBar } from '../../ui/table/filter-bar.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import { ParcelDrawer } from '../parcel/parcel-drawer.tsx';
import type { ParcelAlertsSearch } from '../tracking-search.ts';
import { trackingWords } from '../tracking-words.ts';
import { useAlertColumns } from './alert-columns.tsx';
import { AlertTiles } from './alert-tiles.tsx';
import { HandlePicked } from './handle-picked.tsx';
import { Thresholds } from './thresholds.tsx';

const route = getRouteApi('/frame/parcel-alerts');

/** Parcels in trouble on their way; those that people have seen to; and after how long something is trouble. */
export function ParcelAlertsPage() {
  const t = useWords(trackingWords);
  const { view = 'open', parcel } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <PageHeader
        title={t('alert.title')}
        note={t('alert.note')}
        actions={
          <Segmented
            data-tour="alert-views"
            aria-label={t('alert.title')}
            value={view}
            options={(['open', 'handled', 'hours'] as const).map((value) => ({ value, label: t(`view.${value}`) }))}
            onChange={(next) => void navigate({ search: { view: next === 'open' ? undefined : next }, replace: true })}
          />
        }
      />
      {view === 'hours' ? <Thresholds /> : <Alerts key={view} isHandled={view === 'handled'} />}
      <ParcelDrawer
        parcelId={parcel ?? null}
        onClose={() => void navigate({ search: (search) => ({ ...search, parcel: undefined }), replace: true })}
      />
    </>
  );
}

function Alerts({ isHandled }: { isHandled: boolean }) {
  const t = useWords(trackingWords);
  const ui = useWords(uiWords);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const mayHandle = useMay('tracking.handle');
  const [keys, pick] = useState<readonly string[]>([]);
  const kind = search.kind !== undefined && isAlertKind(search.kind) ? search.kind : undefined;
  const carrier = search.carrier !== undefined && search.carrier in carriers ? (search.carrier as CarrierCode) : undefined;
  const shopId = search.shopId as ShopId | undefined;
  const question = { state: isHandled ? 'handled' : 'open', kind, carrier, shopId, search: search.search } as const;
  const list = usePages(listParcelAlerts, question, { follows: ['parcel'] });
  const show = (change: ParcelAlertsSearch): void => {
    pick([]);
    void navigate({ search: { ...search, ...change }, replace: true });
  };
  const picked = (list.rows ?? []).filter(({ id }) => keys.includes(id));
  const isNarrowed = kind !== undefined || carrier !== undefined || shopId !== undefined || search.search !== undefined;
  return (
    <>
      {!isHandled && <AlertTiles chosen={kind} onChoose={(next) => show({ kind: next })} />}
      <DataTable
        name={isHandled ? 'parcel-alerts-handled' : 'parcel-alerts'}
        label={t('alert.title')}
        columns={useAlertColumns(isHandled)}
        list={list}
        rowKey={({ id }) => id}
        onOpen={({ parcelId }) => void navigate({ search: { ...search, parcel: parcelId }, replace: true })}
        {...(mayHandle && !isHandled ? { picked: { keys, pick } } : {})}
        empty={
          isNarrowed ? (
            <EmptyState icon={<CheckCircleOutlined />} title={ui('list.nothingFits')} />
          ) : (
            <EmptyState icon={<CheckCircleOutlined />} title={t('alert.none')} lesson={t('alert.lesson')} />
          )
        }
        toolbar={<AlertFilters search={search} onChange={show} />}
        summary={picked.length > 0 && <HandlePicked ids={picked.map(({ id }) => id)} onDone={() => pick([])} />}
      />
    </>
  );
}

function AlertFilters({ search, onChange }: { search: ParcelAlertsSearch; onChange: (change: ParcelAlertsSearch) => void }) {
  const t = useWords(trackingWords);
  const say = useSay();
  const { shops } = useShopNames();
  const carrierChoices = (Object.keys(carriers) as CarrierCode[]).map((value) => ({ value, label: say(carriers[value].words) }));
  return (
    <FilterBar
      filters={[
        { kind: 'text', key: 'search', label: t('alert.search'), width: 200 },
        { kind: 'choice', key: 'carrier', label: t('alert.carrier'), choices: carrierChoices, width: 130 },
        {
          kind: 'choice',
          key: 'shopId',
          label: t('alert.shop'),
          choices: shops.map(({ id, name }) => ({ value: id as string, label: name })),
        },
      ]}
      values={{ search: search.search, carrier: search.carrier, shopId: search.shopId }}
      onChange={onChange}
    />
  );
}
