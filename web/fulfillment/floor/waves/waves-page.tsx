import { listWaves } from '@zhidan/core/fulfillment/floor/wave-api.ts';
import { waveStates, waveStateWords, type WaveState } from '@zhidan/core/fulfillment/floor/wave.ts';
import type { WarehouseId } from '@zhidan/core/inventory/warehouse.ts';
import { AppstoreAddOutlined, SettingOutlined } from '@ant-design/icons';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { usePages } from '../../../lib/answers.ts';
import { useMay } from '../../../lib/session.ts';
import { useSay, useWords } from '../../../lib/words.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { DataTable } from '../../../ui/table/data-table.tsx';
import { NoWarehouse, WarehouseSelect } from '../desk/desk-page.tsx';
import { useDeskPlace } from '../desk/use-desk-place.ts';
import { floorWords } from '../floor-words.ts';
import { FloorSettingsForm } from './floor-settings-form.tsx';
import { WaitingPanel } from './waiting-panel.tsx';
import { useWaveColumns } from './wave-columns.tsx';
import { WaveDrawer } from './wave-drawer.tsx';

const route = getRouteApi('/frame/waves');

/** What waits to be picked, and the waves that it was built into. */
export function WavesPage() {
  const t = useWords(floorWords);
  const mayManage = useMay('floor.manage');
  const { warehouses, warehouse, choose } = useDeskPlace();
  const [isSetting, setSetting] = useState(false);
  return (
    <>
      <PageHeader
        title={t('waves.title')}
        note={t('waves.note')}
        actions={
          warehouse &&
          warehouses && (
            <>
              {mayManage && (
                <Button icon={<SettingOutlined />} onClick={() => setSetting(true)}>
                  {t('settings.action')}
                </Button>
              )}{' '}
              <WarehouseSelect warehouses={warehouses} value={warehouse.id} choose={choose} />
            </>
          )
        }
      />
      {!warehouses && <Skeleton active />}
      {warehouses && !warehouse && <NoWarehouse />}
      {warehouse && <Waves key={warehouse.id} warehouseId={warehouse.id} />}
      {warehouse && isSetting && (
        <FloorSettingsForm warehouseId={warehouse.id} warehouseName={warehouse.name} onClose={() => setSetting(false)} />
      )}
    </>
  );
}

function Waves({ warehouseId }: { warehouseId: WarehouseId }) {
  const t = useWords(floorWords);
  const say = useSay();
  const { state, wave } = route.useSearch();
  const navigate = route.useNavigate();
  const list = usePages(listWaves, { warehouseId, ...(state ? { state } : {}) }, { follows: ['wave', 'fulfillment_order'] });
  const show = (id?: string): void => void navigate({ search: (before) => ({ ...before, wave: id }), replace: true });
  const narrow = (next: WaveState | 'all'): void =>
    void navigate({ search: (before) => ({ ...before, state: next === 'all' ? undefined : next }), replace: true });
  const states = waveStates.map((one) => ({ value: one, label: say(waveStateWords[one]) }));
  return (
    <>
      <WaitingPanel warehouseId={warehouseId} onBuilt={(id) => show(id)} />
      <DataTable
        name="waves"
        label={t('waves.title')}
        columns={useWaveColumns()}
        list={list}
        rowKey={({ id }) => id}
        onOpen={({ id }) => show(id)}
        toolbar={
          <Segmented<WaveState | 'all'>
            data-tour="wave-states"
            aria-label={t('waves.state')}
            value={state ?? 'all'}
            options={[{ value: 'all', label: t('waves.all') }, ...states]}
            onChange={narrow}
          />
        }
        empty={<EmptyState icon={<AppstoreAddOutlined />} title={t('waves.emptyTitle')} lesson={t('waves.emptyLesson')} />}
      />
      <WaveDrawer waveId={wave ?? null} onClose={() => show()} />
    </>
  );
}
