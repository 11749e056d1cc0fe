import { changeFloorSettings, showFloorSettings } from '@zhidan/core/fulfillment/floor/floor-api.ts';
import type { FloorSettings } from '@zhidan/core/fulfillment/floor/floor-settings.ts';
import { seatLimit } from '@zhidan/core/fulfillment/floor/wave-api.ts';
import type { WarehouseId } from '@zhidan/core/inventory/warehouse.ts';
import { Button, Form, Skeleton, Switch } from 'antd';
import { useAnswer } from '../../../lib/answers.ts';
import { useCommand } from '../../../lib/use-command.ts';
import { useWords } from '../../../lib/words.ts';
import { DetailDrawer } from '../../../ui/detail-drawer.tsx';
import { NumberField } from '../../../ui/number-field.tsx';
import { RefusalNote } from '../../../ui/refusal-note.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { floorWords } from '../floor-words.ts';
import styles from '../floor.module.css';

type FloorSettingsFormProps = Readonly<{ warehouseId: WarehouseId; warehouseName: string; onClose: () => void }>;

/** How a warehouse works: what is checked, what is weighed and how exactly, when a parcel has left. */
export function FloorSettingsForm({ warehouseId, warehouseName, onClose }: FloorSettingsFormProps) {
  const t = useWords(floorWords);
  const { data, error } = useAnswer(showFloorSettings, { warehouseId }, { follows: ['floor_settings'] });
  return (
    <DetailDrawer title={t('settings.title', { name: warehouseName })} width={480} isOpen onClose={onClose}>
      <RefusalNote error={error} />
      {data ? <Fields warehouseId={warehouseId} start={data} onClose={onClose} /> : !error && <Skeleton active />}
    </DetailDrawer>
  );
}

const switches = ['needsCheck', 'needsWeigh', 'shipsByItself'] as const satisfies readonly (keyof FloorSettings)[];
const numbers = [
  ['toleranceGram', 0, 100_000],
  ['tolerancePercent', 0, 100],
  ['packagingGram', 0, 100_000],
  ['waveLimit', 1, seatLimit],
] as const satisfies readonly (readonly [keyof FloorSettings, number, number])[];

function Fields({ warehouseId, start, onClose }: Readonly<{ warehouseId: WarehouseId; start: FloorSettings; onClose: () => void }>) {
  const t = useWords(floorWords);
  const toast = useToast();
  const save = useCommand(changeFloorSettings, ['floor_settings', 'wave']);
  const done = (): void => {
    toast.done(t('settings.saved'), () => save.give({ warehouseId, ...start }));
    onClose();
  };
  return (
    <Form<FloorSettings>
      layout="vertical"
      initialValues={start}
      requiredMark={false}
      onFinish={(values) => save.give({ warehouseId, ...values }, done)}
    >
      {switches.map((name) => (
        <Form.Item key={name} name={name} label={t(`settings.${name}`)} extra={t(`settings.${name}Note`)} valuePropName="checked">
          <Switch />
        </Form.Item>
      ))}
      {numbers.map(([name, min, max]) => (
        <Form.Item
          key={name}
          name={name}
          label={t(`settings.${name}`)}
          extra={t(`settings.${name}Note`)}
          rules={[{ required: true, type: 'integer', min, max, message: t('settings.range', { min, max }) }]}
        >
          <NumberField className={styles.numberField} min={min} max={max} precision={0} />
        </Form.Item>
      ))}
      <RefusalNote error={save.error} />
      <div className={styles.foot}>
        <Button onClick={onClose}>{t('settings.cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('settings.save')}
        </Button>
      </div>
    </Form>
  );
}
