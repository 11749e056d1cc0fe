import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { showRequestChoices } from '@zhidan/core/requests/request-api.ts';
import type { RequestKind } from '@zhidan/core/requests/request-kind.ts';
import { orderExceptions } from '@zhidan/core/orders/order-exception.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Button, Checkbox, Form, Select } from 'antd';
import { useSay, useWords } from '../../lib/words.ts';
import { SkuSelect } from '../../orders/index.ts';
import styles from '../requests.module.css';
import { requestsWords } from '../requests-words.ts';
import { ReceiverFields } from './receiver-fields.tsx';
import { NumberField } from '../../ui/number-field.tsx';

type Choices = OutputOf<typeof showRequestChoices>;

/** What a kind needs to know besides its reason. */
export function KindFields({ kind, choices }: { kind: RequestKind; choices: Choices }) {
  if (kind === 'change_address') return <ReceiverFields />;
  if (kind === 'exchange') return <SwapFields lines={choices.lines} />;
  if (kind === 'resend') return <GoodsList />;
  if (kind === 'release') return <ExceptionField exceptions={choices.exceptions} />;
  return null;
}

function SwapFields({ lines }: Pick<Choices, 'lines'>) {
  const t = useWords(requestsWords);
  const required = { required: true, message: t('ask.required') };
  const options = lines.map(({ lineNo, title, specification, quantity }) => ({
    value: lineNo,
    label: `${title} ${specification} ×${quantity}`,
  }));
  return (
    <Form.List name="swaps">
      {(rows, { add, remove }) => (
        <>
          {rows.map(({ key, name }) => (
            <div key={key} className={styles.box}>
              <Form.Item name={[name, 'lineNo']} label={t('ask.line')} rules={[required]}>
                <Select options={options} popupMatchSelectWidth={false} />
              </Form.Item>
              <div className={styles.line}>
                <Form.Item name={[name, 'sku']} label={t('ask.newSku')} rules={[required]} style={{ flex: '1 1 200px' }}>
                  <SkuSelect />
                </Form.Item>
                <Form.Item name={[name, 'quantity']} label={t('ask.quantity')} rules={[required]}>
                  <NumberField min={1} max={9_999} precision={0} style={{ width: 92 }} />
                </Form.Item>
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t('gate.removeTest')}
                  disabled={rows.length === 1}
                  onClick={() => remove(name)}
                />
              </div>
            </div>
          ))}
          <Button size="small" icon={<PlusOutlined />} onClick={() => add({ quantity: 1 })}>
            {t('gate.addTest')}
          </Button>
        </>
      )}
    </Form.List>
  );
}

function GoodsList() {
  const t = useWords(requestsWords);
  const required = { required: true, message: t('ask.required') };
  return (
    <Form.Item label={t('ask.goods')} required>
      <Form.List name="lines">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => (
              <div key={key} className={styles.line}>
                <Form.Item name={[name, 'sku']} rules={[required]} style={{ flex: '1 1 200px' }}>
                  <SkuSelect />
                </Form.Item>
                <Form.Item name={[name, 'quantity']} rules={[required]}>
                  <NumberField aria-label={t('ask.quantity')} prefix="×" min={1} max={9_999} precision={0} style={{ width: 92 }} />
                </Form.Item>
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t('gate.removeTest')}
                  disabled={rows.length === 1}
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            <Button size="small" icon={<PlusOutlined />} onClick={() => add({ quantity: 1 })}>
              {t('gate.addTest')}
            </Button>
          </>
        )}
      </Form.List>
    </Form.Item>
  );
}

function ExceptionField({ exceptions }: Pick<Choices, 'exceptions'>) {
  const t = useWords(requestsWords);
  const say = useSay();
  return (
    <Form.Item name="exceptions" label={t('ask.exceptions')} rules={[{ required: true, message: t('ask.required') }]}>
      <Checkbox.Group options={exceptions.map((kind) => ({ value: kind, label: say(orderExceptions[kind].words) }))} />
    </Form.Item>
  );
}
