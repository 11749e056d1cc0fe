import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form } from 'antd';
import { useWords } from '../../lib/words.ts';
import styles from './added.module.css';
import { addedWords } from './added-words.ts';
import { SkuSelect } from './sku-select.tsx';
import { NumberField } from '../../ui/number-field.tsx';

/** The goods of an added order: SKU, pieces and, where it costs something, what the buyer pays. */
export function GoodsFields({ isFree }: { isFree: boolean }) {
  const t = useWords(addedWords);
  const required = { required: true, message: t('required') };
  return (
    <Form.List name="lines">
      {(rows, { add, remove }) => (
        <>
          {rows.map(({ key, name }) => (
            <div key={key} className={styles.row}>
              <Form.Item name={[name, 'sku']} rules={[required]} className={styles.sku}>
                <SkuSelect />
              </Form.Item>
              <Form.Item name={[name, 'quantity']} rules={[required]}>
                <NumberField aria-label={t('quantity')} prefix="×" min={1} max={9_999} precision={0} style={{ width: 92 }} />
              </Form.Item>
              {!isFree && (
                <Form.Item name={[name, 'yuan']}>
                  <NumberField aria-label={t('paid')} prefix="¥" min={0} max={1_000_000} precision={2} style={{ width: 116 }} />
                </Form.Item>
              )}
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('removeLine')}
                disabled={rows.length === 1}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <Button size="small" icon={<PlusOutlined />} onClick={() => add({ quantity: 1 })}>
            {t('addLine')}
          </Button>
        </>
      )}
    </Form.List>
  );
}
