import type { WarehouseId } from '@zhidan/core/inventory/warehouse.ts';
import { ShopOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button, Select, Skeleton } from 'antd';
import { useEffect, type ReactNode } from 'react';
import { useWords } from '../../../lib/words.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { floorWords } from '../floor-words.ts';
import styles from '../floor.module.css';
import type { DeskStation } from '../line/desk-result.ts';
import type { OutboxView } from '../line/outbox.ts';
import { useDeskLine, useOutbox, type DeskLine } from '../line/use-outbox.ts';
import { LineState } from './line-state.tsx';
import { LayAside, OutcomeList } from './outcome-list.tsx';
import { play } from './sounds.ts';
import { useDeskPlace } from './use-desk-place.ts';

/** What a desk's own part is given. */
export type DeskProps = Readonly<{ warehouseId: WarehouseId; line: DeskLine; view: OutboxView }>;

type DeskPageProps = Readonly<{ station: DeskStation; children: (desk: DeskProps) => ReactNode }>;

/** The page of a scanning desk: where it stands, how its line is, what must be laid aside, the last parcels. */
export function DeskPage({ station, children }: DeskPageProps) {
  const t = useWords(floorWords);
  return (
    <DeskFrame title={t(`${station}.title`)} note={t(`${station}.note`)}>
      {(place) => (
        <Desk key={`${station} ${place.warehouseId}`} station={station} {...place}>
          {children}
        </Desk>
      )}
    </DeskFrame>
  );
}

type DeskPlace = Readonly<{ warehouseId: WarehouseId; line: DeskLine }>;
type FrameProps = Readonly<{ title: string; note: string; actions?: ReactNode; children: (place: DeskPlace) => ReactNode }>;

/** A page that is worked on by scan: its title, and the warehouse in which its browser stands. */
export function DeskFrame({ title, note, actions, children }: FrameProps) {
  const { warehouses, warehouse, choose } = useDeskPlace();
  const line = useDeskLine();
  return (
    <>
      <PageHeader
        title={title}
        note={note}
        actions={
          <>
            {actions}
            {warehouses && <WarehouseSelect warehouses={warehouses} value={warehouse?.id} choose={choose} />}
          </>
        }
      />
      {(!warehouses || !line) && <Skeleton active />}
      {warehouses && !warehouse && <NoWarehouse />}
      {line && warehouse && children({ warehouseId: warehouse.id, line })}
    </>
  );
}

function Desk({ station, warehouseId, line, children }: DeskPageProps & DeskPlace) {
  const view = useOutbox(line);
  // a weight that differs was heard when it was typed
  useEffect(() => line.outbox.onRefused(({ reasons }) => reasons.some(({ code }) => code === 'weigh.differs') || play('stop')), [line]);
  return (
    <div className={styles.desk}>
      <div className={styles.line}>
        <LineState view={view} />
      </div>
      <LayAside view={view} onSeen={line.outbox.see} />
      {children({ warehouseId, line, view })}
      <OutcomeList view={view} station={station} warehouseId={warehouseId} />
    </div>
  );
}

type WarehouseSelectProps = Readonly<{
  warehouses: readonly Readonly<{ id: string; name: string }>[];
  value: string | undefined;
  choose: (id: string) => void;
}>;

export function WarehouseSelect({ warehouses, value, choose }: WarehouseSelectProps) {
  const t = useWords(floorWords);
  return (
    <Select
      aria-label={t('desk.warehouse')}
      className={styles.warehouseField}
      value={value}
      options={warehouses.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={choose}
    />
  );
}

export function NoWarehouse() {
  const t = useWords(floorWords);
  return (
    <EmptyState
      icon={<ShopOutlined />}
      title={t('desk.noWarehouse')}
      lesson={t('desk.noWarehouseLesson')}
      action={
        <Link to="/warehouses">
          <Button type="primary">{t('desk.toWarehouses')}</Button>
        </Link>
      }
    />
  );
}
