import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form } from 'antd';
import { useWords } from '../../lib/words.ts';
import styles from '../allocation.module.css';
import { allocationWords } from '../allocation-words.ts';
import { NumberField } from '../../ui/number-field.tsx';

/** The bands of a group: flat up to each weight, from the lightest. */
export function FeeBands({ index }: { index: number }) {
  const t = useWords(allocationWords);
  const required = { required: true, message: t('form.required') };
  return (
    <Form.List name={[index, 'bands']}>
      {(fields, { add, remove }) => (
        <div className={styles.bands}>
          {fields.map(({ key, name }) => (
            <div key={key} className={styles.band}>
              <Form.Item name={[name, 'upToKg']} label={t('fee.kgUpTo')} rules={[required]}>
                <NumberField min={0.001} max={1_000} controls={false} suffix="kg" />
              </Form.Item>
              <Form.Item name={[name, 'yuan']} label={t('fee.price')} rules={[required]}>
                <NumberField min={0} max={10_000} precision={2} controls={false} prefix="¥" />
              </Form.Item>
              <Button type="text" icon={<CloseOutlined />} aria-label={t('fee.remove')} onClick={() => remove(name)} />
            </div>
          ))}
          <Button type="dashed" icon={<PlusOutlined />} onClick={() => add({})}>
            {t('fee.bandAdd')}
          </Button>
        </div>
      )}
    </Form.List>
  );
}
