import { FileExcelOutlined, ShopOutlined } from '@ant-design/icons';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { preference, usePreference } from '../../lib/preference.ts';
import { useWords } from '../../lib/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DocumentDrawer } from '../documents/document-drawer.tsx';
import { DocumentList } from '../documents/document-list.tsx';
import { inventoryWords } from '../inventory-words.ts';
import styles from '../inventory.module.css';
import { useWarehouses } from '../use-warehouses.ts';
import { SheetDrawer } from '../sheets/sheet-drawer.tsx';
import { ScanDesk } from './scan-desk.tsx';
import type { ScanKind } from './use-draft.ts';

const inboundRoute = getRouteApi('/frame/inbound');
const countRoute = getRouteApi('/frame/stock-count');

/** Goods come in by scan. */
export function InboundPage() {
  const { document } = inboundRoute.useSearch();
  const navigate = inboundRoute.useNavigate();
  return <ScanPage kind="inbound" document={document} onDocument={(id) => void navigate({ search: { document: id }, replace: true })} />;
}

/** What is there is counted by scan. */
export function CountPage() {
  const { document } = countRoute.useSearch();
  const navigate = countRoute.useNavigate();
  return <ScanPage kind="count" document={document} onDocument={(id) => void navigate({ search: { document: id }, replace: true })} />;
}

/** Where this browser stands; the same for all work by scan. */
const place = preference<string>('scan.warehouse', '', (stored) => (typeof stored === 'string' ? stored : null));

type ScanPageProps = Readonly<{ kind: ScanKind; document: string | undefined; onDocument: (id: string | undefined) => void }>;

function ScanPage({ kind, document, onDocument }: ScanPageProps) {
  const t = useWords(inventoryWords);
  const warehouses = useWarehouses()?.filter(({ state }) => state === 'active');
  const chosen = usePreference(place);
  const [isSheet, setSheet] = useState(false);
  const warehouse = warehouses?.find(({ id }) => id === chosen) ?? warehouses?.[0];
  return (
    <>
      <PageHeader
        title={t(`title.${kind}`)}
        note={t(`title.${kind}Note`)}
        actions={
          warehouse && (
            <>
              <Button icon={<FileExcelOutlined />} onClick={() => setSheet(true)}>
                {t('sheet.action')}
              </Button>{' '}
              <Select
                aria-label={t('stock.warehouse')}
                className={styles.warehouseField}
                value={warehouse.id as string}
                options={warehouses?.map(({ id, name }) => ({ value: id as string, label: name })) ?? []}
                onChange={(id) => place.write(id)}
              />
            </>
          )
        }
      />
      {!warehouses && <Skeleton active />}
      {warehouses && !warehouse && (
        <EmptyState
          icon={<ShopOutlined />}
          title={t('scan.noWarehouse')}
          lesson={t('scan.noWarehouseLesson')}
          action={
            <Link to="/warehouses">
              <Button type="primary">{t('warehouse.title')}</Button>
            </Link>
          }
        />
      )}
      {warehouse && (
        <>
          <ScanDesk key={`${kind} ${warehouse.id}`} kind={kind} warehouseId={warehouse.id} />
          <DocumentList kind={kind} warehouseId={warehouse.id} onOpen={onDocument} />
        </>
      )}
      {isSheet && warehouse && (
        <SheetDrawer kind={kind} warehouseId={warehouse.id} warehouseName={warehouse.name} onClose={() => setSheet(false)} />
      )}
      <DocumentDrawer documentId={document ?? null} onClose={() => onDocument(undefined)} />
    </>
  );
}
