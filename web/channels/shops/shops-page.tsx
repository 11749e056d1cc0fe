import { PlusOutlined, ShopOutlined } from '@ant-design/icons';
import { useState } from 'react';
import type { ShopRow } from '@zhidan/core/channels/shop/shop-api.ts';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMay } from '../../lib/session.ts';
import { useWords } from '../../lib/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { channelsWords } from '../channels-words.ts';
import { useShopColumns } from './shop-columns.tsx';
import { ShopDetail } from './shop-detail.tsx';
import { ShopForm } from './shop-form.tsx';
import { useShops } from './use-shops.ts';

const route = getRouteApi('/frame/shops');

/** Where orders come from: is each shop well, what came last, what needs a person. */
export function ShopsPage() {
  const t = useWords(channelsWords);
  const { shopId } = route.useSearch();
  const navigate = route.useNavigate();
  const mayManage = useMay('shops.manage');
  const shops = useShops();
  const [editing, setEditing] = useState<ShopRow | null>(null);
  const open = shops.rows?.find(({ id }) => id === shopId) ?? null;
  const show = (id: string | undefined): void => void navigate({ search: { shopId: id }, replace: true });
  const add = mayManage && (
    <Link to="/shops/add">
      <Button type="primary" icon={<PlusOutlined />}>
        {t('shops.add')}
      </Button>
    </Link>
  );
  return (
    <>
      <PageHeader title={t('shops.title')} note={t('shops.note')} actions={add} />
      <DataTable
        name="shops"
        label={t('shops.title')}
        columns={useShopColumns(setEditing)}
        list={shops}
        rowKey={(shop) => shop.id}
        onOpen={(shop) => show(shop.id)}
        empty={<EmptyState icon={<ShopOutlined />} title={t('shops.emptyTitle')} lesson={t('shops.emptyLesson')} action={add} />}
      />
      <ShopDetail shop={open} onEdit={setEditing} onClose={() => show(undefined)} />
      {editing && <ShopForm shop={editing} onClose={() => setEditing(null)} />}
    </>
  );
}
