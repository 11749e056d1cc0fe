import { PlusOutlined, ShopOutlined } from '@ant-design/icons';
import type { ShopRow } from '@zhidan/core/channels/shop/shop-api.ts';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMay } from '../../lib/session.ts';
import { useWords } from '../../lib/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { FilterBar } from '../../ui/table/filter-bar.tsx';
import { channelsWords } from '../channels-words.ts';
import { useShopColumns } from './shop-columns.tsx';
import { ShopDetail } from './shop-detail.tsx';
import { ShopForm } from './shop-form.tsx';
import { useShops } from './use-shops.ts';

const route = getRouteApi('/frame/shops');

/** Where orders come from: is each shop well, what came last, what needs a person. */
export function ShopsPage() {
  const t = useWords(channelsWords);
  const { which, shopId, edit } = route.useSearch();
  const navigate = route.useNavigate();
  const mayManage = useMay('shops.manage');
  const shops = useShops(which ?? 'all');
  const open = shops.rows?.find(({ id }) => id === shopId) ?? null;
  const show = (id?: string, isEditing?: true): void => void navigate({ search: { which, shopId: id, edit: isEditing }, replace: true });
  const startEdit = ({ id }: ShopRow): void => show(id, true);
  const add = mayManage && (
    <Link to="/shops/add">
      <Button type="primary" icon={<PlusOutlined />} data-tour="add-shop">
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
        columns={useShopColumns(startEdit)}
        list={shops}
        rowKey={(shop) => shop.id}
        onOpen={(shop) => show(shop.id)}
        empty={
          which ? (
            <EmptyState icon={<ShopOutlined />} title={t('shops.noneEnding')} />
          ) : (
            <EmptyState icon={<ShopOutlined />} title={t('shops.emptyTitle')} lesson={t('shops.emptyLesson')} action={add} />
          )
        }
        toolbar={
          <FilterBar
            filters={[
              { kind: 'choice', key: 'which', label: t('shops.grant'), choices: [{ value: 'grant_ending', label: t('shops.ending') }] },
            ]}
            values={{ which }}
            onChange={(values) => void navigate({ search: { which: values['which'] as typeof which }, replace: true })}
          />
        }
      />
      <ShopDetail shop={edit ? null : open} onEdit={startEdit} onClose={() => show()} />
      {edit && open && <ShopForm shop={open} onClose={() => show()} />}
    </>
  );
}
