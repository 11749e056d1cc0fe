import { closeWarehouse, reopenWarehouse, type WarehouseRow } from '@zhidan/core/inventory/warehouse-api.ts';
import { availableOf } from '@zhidan/core/inventory/stock.ts';
import { warehouseStateWords } from '@zhidan/core/inventory/warehouse-life.ts';
import { EditOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button, Descriptions } from 'antd';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { useToast } from '../../ui/toast.tsx';
import styles from '../inventory.module.css';
import { inventoryWords } from '../inventory-words.ts';
import { cutoffText } from './cutoff.ts';
import { addressText } from './warehouse-columns.tsx';

type WarehouseDetailProps = Readonly<{ warehouse: WarehouseRow | null; onEdit: (warehouse: WarehouseRow) => void; onClose: () => void }>;

/** A warehouse beside the list. */
export function WarehouseDetail({ warehouse, onEdit, onClose }: WarehouseDetailProps) {
  const t = useWords(inventoryWords);
  return (
    <DetailDrawer
      title={warehouse?.name}
      isOpen={warehouse !== null}
      onClose={onClose}
      extra={
        warehouse && (
          <Link to="/stock" search={{ warehouseId: warehouse.id }}>
            {t('warehouse.seeStock')}
          </Link>
        )
      }
      footer={warehouse && <Actions warehouse={warehouse} onEdit={onEdit} />}
    >
      {warehouse && <Facts warehouse={warehouse} />}
    </DetailDrawer>
  );
}

function Facts({ warehouse }: { warehouse: WarehouseRow }) {
  const t = useWords(inventoryWords);
  const say = useSay();
  const { code, state, isDefault, contactName, contactPhone, cutoffMinute, dailyCapacity, onHand, reserved, skuCount } = warehouse;
  const items = [
    { key: 'code', label: t('warehouse.code'), children: <span className="zd-code">{code}</span> },
    {
      key: 'state',
      label: t('need.title'),
      children: `${say(warehouseStateWords[state])}${isDefault ? ` · ${t('warehouse.default')}` : ''}`,
    },
    { key: 'address', label: t('warehouse.address'), children: addressText(warehouse) || '—' },
    { key: 'contact', label: t('warehouse.contact'), children: `${contactName} ${contactPhone}`.trim() || '—' },
    { key: 'cutoff', label: t('warehouse.cutoff'), children: cutoffText(cutoffMinute) || '—' },
    { key: 'capacity', label: t('warehouse.capacity'), children: dailyCapacity ?? t('warehouse.none') },
    { key: 'skus', label: t('stock.skuCount'), children: skuCount },
    { key: 'stock', label: t('stock.available'), children: t('stock.formula', { onHand, reserved, available: availableOf(warehouse) }) },
  ];
  return <Descriptions column={1} size="small" bordered items={items} styles={{ label: { width: 128 } }} />;
}

function Actions({ warehouse, onEdit }: { warehouse: WarehouseRow; onEdit: (warehouse: WarehouseRow) => void }) {
  const t = useWords(inventoryWords);
  const toast = useToast();
  const mayManage = useMay('warehouses.manage');
  const close = useCommand(closeWarehouse, ['warehouse']);
  const reopen = useCommand(reopenWarehouse, ['warehouse']);
  if (!mayManage) return null;
  const { id: warehouseId, name, state } = warehouse;
  const open = (): void => void reopen.ask({ warehouseId }).then(() => toast.done(t('warehouse.reopened', { name })), toast.failed);
  const shut = (): void => void close.ask({ warehouseId }).then(() => toast.done(t('warehouse.closed', { name }), open), toast.failed);
  return (
    <div className={styles.foot}>
      {state === 'active' ? (
        <Button loading={close.isPending} onClick={shut}>
          {t('warehouse.close')}
        </Button>
      ) : (
        <Button loading={reopen.isPending} onClick={open}>
          {t('warehouse.reopen')}
        </Button>
      )}
      <Button type="primary" icon={<EditOutlined />} onClick={() => onEdit(warehouse)}>
        {t('warehouse.edit')}
      </Button>
    </div>
  );
}
