import { carrierServiceNames, carrierServices } from '@zhidan/core/allocation/carrier-offer.ts';
import { carriers, type CarrierCode } from '@zhidan/core/allocation/carrier.ts';
import { weightRoundingNames, weightRoundings } from '@zhidan/core/allocation/fee/fee-table.ts';
import { listWarehouses } from '@zhidan/core/inventory/warehouse-api.ts';
import { Form, Input, Select, type FormInstance } from 'antd';
import { useAnswer } from '../../lib/answers.ts';
import { useSay, useWords } from '../../lib/words.ts';
import styles from '../allocation.module.css';
import { allocationWords } from '../allocation-words.ts';
import { useCarrierChoices } from '../use-carrier-choices.ts';
import type { FeeFields } from './fee-fields.ts';
import { NumberField } from '../../ui/number-field.tsx';

/** Whose parcels a table prices, since when, and how weight is counted. */
export function FeeHead({ form }: { form: FormInstance<FeeFields> }) {
  const t = useWords(allocationWords);
  const say = useSay();
  const required = { required: true, message: t('form.required') };
  const carrier = Form.useWatch('carrier', form) as CarrierCode | undefined;
  const usual = carriers[carrier ?? 'ZTO'].volumeDivisor;
  const warehouses = useAnswer(listWarehouses, {}, { follows: ['warehouse'] }).data?.items ?? [];
  const carrierChoices = useCarrierChoices();
  return (
    <>
      <div className={styles.columns}>
        <Form.Item name="name" label={t('fee.name')} rules={[{ ...required, whitespace: true }]}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="carrier" label={t('fee.carrier')} rules={[required]}>
          <Select options={[...carrierChoices]} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
        <Form.Item name="service" label={t('fee.service')} required>
          <Select options={carrierServiceNames.map((value) => ({ value, label: say(carrierServices[value]) }))} />
        </Form.Item>
        <Form.Item name="warehouseId" label={t('fee.warehouse')} required>
          <Select
            options={[
              { value: null as string | null, label: t('fee.anyWarehouse') },
              ...warehouses.map(({ id, name }) => ({ value: id as string | null, label: name })),
            ]}
          />
        </Form.Item>
      </div>
      <div className={styles.columns}>
        <Form.Item name="effectiveFrom" label={t('fee.from')} rules={[required]}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="effectiveUntil" label={t('fee.until')} extra={t('fee.untilNote')}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="rounding" label={t('fee.rounding')} required>
          <Select options={weightRoundingNames.map((value) => ({ value, label: say(weightRoundings[value].words) }))} />
        </Form.Item>
        <Form.Item name="volumeDivisor" label={t('fee.divisor')} extra={t('fee.divisorNote', { usual })}>
          <NumberField min={0} max={100_000} precision={0} placeholder={String(usual)} style={{ width: '100%' }} />
        </Form.Item>
      </div>
    </>
  );
}
