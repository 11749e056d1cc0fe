import { addCarrier, changeCarrier, type CarrierRow } from '@zhidan/core/allocation/carrier-api.ts';
import { carrierServiceNames, carrierServices, type CarrierService } from '@zhidan/core/allocation/carrier-offer.ts';
import { carriers, type CarrierCode } from '@zhidan/core/allocation/carrier.ts';
import { listWarehouses } from '@zhidan/core/inventory/warehouse-api.ts';
import { Button, Form, Input, Select } from 'antd';
import { useEffect } from 'react';
import { useAnswer } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import { useFieldProblems } from '../../ui/use-field-problems.ts';
import styles from '../allocation.module.css';
import { allocationWords } from '../allocation-words.ts';
import { useCarrierChoices } from '../use-carrier-choices.ts';
import { minuteOfDay, readMinuteOfDay } from './minute-of-day.ts';

type Fields = Readonly<{
  warehouseId?: string;
  carrier?: CarrierCode;
  service: CarrierService;
  dailyCapacity?: number | null;
  cutoff?: string;
  reliability?: number | null;
  targetShare?: number | null;
  packaging?: number | null;
}>;

const hundredfold = (value: number | null | undefined): number => Math.round((value ?? 0) * 100);

/** A carrier at a warehouse: added, changed, turned off and on. */
export function CarrierForm({ row, onClose }: { row: CarrierRow | null; onClose: () => void }) {
  const t = useWords(allocationWords);
  const ui = useWords(uiWords);
  const say = useSay();
  const toast = useToast();
  const mayManage = useMay('allocation.manage');
  const [form] = Form.useForm<Fields>();
  const adding = useCommand(addCarrier, ['carrier_service']);
  const changing = useCommand(changeCarrier, ['carrier_service']);
  const error = adding.error ?? changing.error;
  useFieldProblems(form, error);
  const save = ({ warehouseId, carrier, service, ...fields }: Fields): void => {
    const content = contentOf(fields);
    const done = (name: string, key: 'carrier.added' | 'carrier.saved'): void => (toast.done(t(key, { name })), onClose());
    if (row) {
      const name = say(carriers[row.carrier].words);
      return changing.give({ serviceId: row.id, ...content, isActive: row.isActive }, () => done(name, 'carrier.saved'));
    }
    if (!warehouseId || !carrier) return;
    adding.give({ warehouseId, carrier, service, ...content }, () => done(say(carriers[carrier].words), 'carrier.added'));
  };
  const turn = (of: CarrierRow): void => {
    const name = say(carriers[of.carrier].words);
    const give = (isActive: boolean, undo?: () => void): Promise<void> =>
      changing
        .ask({ serviceId: of.id, ...agreedOf(of), isActive })
        .then(() => toast.done(t(isActive ? 'carrier.turnedOn' : 'carrier.turnedOff', { name }), undo), toast.failed);
    void give(!of.isActive, () => void give(of.isActive)).then(onClose);
  };
  return (
    <DetailDrawer
      title={row ? `${say(carriers[row.carrier].words)} · ${row.warehouseName}` : t('carrier.add')}
      isOpen
      onClose={onClose}
      footer={
        mayManage && (
          <div className={styles.foot}>
            {row && (
              <Button className={styles.footLeft} loading={changing.isPending} onClick={() => turn(row)}>
                {t(row.isActive ? 'carrier.turnOff' : 'carrier.turnOn')}
              </Button>
            )}
            <Button onClick={onClose}>{ui('action.cancel')}</Button>
            <Button type="primary" loading={adding.isPending || changing.isPending} onClick={form.submit}>
              {t('form.save')}
            </Button>
          </div>
        )
      }
    >
      <RefusalNote error={error} />
      <Form name="carrier" form={form} layout="vertical" initialValues={fieldsOf(row)} onFinish={save} disabled={!mayManage}>
        {!row && <WhoAndWhere />}
        <Agreed />
      </Form>
    </DetailDrawer>
  );
}

function WhoAndWhere() {
  const t = useWords(allocationWords);
  const say = useSay();
  const required = { required: true, message: t('form.required') };
  const warehouses = useAnswer(listWarehouses, {}, { follows: ['warehouse'] }).data?.items ?? [];
  const open = warehouses.filter(({ state }) => state === 'active');
  const carrierChoices = useCarrierChoices();
  const form = Form.useFormInstance<Fields>();
  const usual = open.find(({ isDefault }) => isDefault)?.id;
  useEffect(() => {
    if (usual && !form.getFieldValue('warehouseId')) form.setFieldValue('warehouseId', usual);
  }, [form, usual]);
  return (
    <div className={styles.columns}>
      <Form.Item name="warehouseId" label={t('carrier.warehouse')} rules={[required]}>
        <Select options={open.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <Form.Item name="carrier" label={t('carrier.carrier')} rules={[required]}>
        <Select options={[...carrierChoices]} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name="service" label={t('carrier.service')} required>
        <Select options={carrierServiceNames.map((value) => ({ value, label: say(carrierServices[value]) }))} />
      </Form.Item>
    </div>
  );
}

function Agreed() {
  const t = useWords(allocationWords);
  const wide = { width: '100%' };
  const required = { required: true, message: t('form.required') };
  return (
    <div className={styles.columns}>
      <Form.Item name="dailyCapacity" label={t('carrier.capacity')} extra={t('carrier.capacityNote')}>
        <NumberField min={1} max={10_000_000} precision={0} placeholder={t('carrier.unlimited')} style={wide} />
      </Form.Item>
      <Form.Item name="cutoff" label={t('carrier.cutoff')} extra={t('carrier.cutoffNote')}>
        <Input type="time" />
      </Form.Item>
      <Form.Item name="reliability" label={t('carrier.reliability')} rules={[required]}>
        <NumberField min={0} max={100} step={0.1} suffix="%" style={wide} />
      </Form.Item>
      <Form.Item name="targetShare" label={t('carrier.share')} extra={t('carrier.shareNote')}>
        <NumberField min={0} max={100} step={1} suffix="%" style={wide} />
      </Form.Item>
      <Form.Item name="packaging" label={t('carrier.packaging')}>
        <NumberField min={0} max={10_000} precision={2} prefix="¥" style={wide} />
      </Form.Item>
    </div>
  );
}

function contentOf(fields: Omit<Fields, 'warehouseId' | 'carrier' | 'service'>) {
  return {
    dailyCapacity: fields.dailyCapacity ?? null,
    cutoffMinute: readMinuteOfDay(fields.cutoff),
    reliability: hundredfold(fields.reliability),
    targetShare: fields.targetShare === null || fields.targetShare === undefined ? null : hundredfold(fields.targetShare),
    packagingFee: hundredfold(fields.packaging),
  };
}

const agreedOf = ({ dailyCapacity, cutoffMinute, reliability, targetShare, packagingFee }: CarrierRow) => ({
  dailyCapacity,
  cutoffMinute,
  reliability,
  targetShare,
  packagingFee,
});

const usualReliability = 95;

function fieldsOf(row: CarrierRow | null): Fields {
  if (!row) return { service: 'standard', reliability: usualReliability };
  return {
    service: row.service,
    dailyCapacity: row.dailyCapacity,
    cutoff: minuteOfDay(row.cutoffMinute),
    reliability: row.reliability / 100,
    targetShare: row.targetShare === null ? null : row.targetShare / 100,
    packaging: row.packagingFee / 100,
  };
}
