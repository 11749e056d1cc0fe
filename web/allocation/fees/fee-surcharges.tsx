import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form } from 'antd';
import { useWords } from '../../lib/words.ts';
import styles from '../allocation.module.css';
import { allocationWords } from '../allocation-words.ts';
import { RegionPicker } from '../regions/region-picker.tsx';
import { NumberField } from '../../ui/number-field.tsx';

/** What some regions cost on top, whatever the parcel weighs. */
export function FeeSurcharges() {
  const t = useWords(allocationWords);
  const required = { required: true, message: t('form.required') };
  return (
    <Form.List name="surcharges">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <div key={key} className={styles.surcharge}>
              <Form.Item name={[name, 'regions']} rules={[{ ...required, type: 'array' }]}>
                <RegionPicker label={t('fee.regions')} placeholder={t('area.pick')} tagLimit={6} />
              </Form.Item>
              <Form.Item name={[name, 'yuan']} rules={[required]}>
                <NumberField
                  aria-label={t('fee.price')}
                  min={0}
                  max={10_000}
                  precision={2}
                  prefix="¥"
                  controls={false}
                  style={{ width: '100%' }}
                />
              </Form.Item>
              <Button type="text" icon={<DeleteOutlined />} aria-label={t('fee.remove')} onClick={() => remove(name)} />
            </div>
          ))}
          <Button type="dashed" icon={<PlusOutlined />} onClick={() => add({ regions: [] })}>
            {t('fee.surchargeAdd')}
          </Button>
        </>
      )}
    </Form.List>
  );
}
