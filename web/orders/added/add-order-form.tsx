import { addOrder } from '@zhidan/core/orders/added/added-order-api.ts';
import type { OrderView } from '@zhidan/core/orders/api.ts';
import type { AddedKind } from '@zhidan/core/orders/order-kind.ts';
import { fen } from '@zhidan/core/kernel/money.ts';
import type { QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { Button, Checkbox, Form, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import { useShopNames } from '../use-shop-names.ts';
import styles from './added.module.css';
import { addedWords } from './added-words.ts';
import { GoodsFields } from './goods-fields.tsx';

type Receiver = Readonly<{ name: string; phone: string; province: string; city: string; district?: string; detail: string }>;
type Line = Readonly<{ sku: string; quantity: number; yuan?: number | null }>;
type Fields = Readonly<{
  lines: readonly Line[];
  shopId?: string;
  isSameReceiver?: boolean;
  receiver?: Receiver;
  reason: string;
  memo?: string;
}>;

type AddOrderFormProps = Readonly<{
  /** the order that it follows; null for one that came by phone */
  source: OrderView | null;
  onClose: () => void;
  onAdded: (orderId: string) => void;
}>;

/** Adds an order of the merchant's own: sent again, exchanged, copied, or by phone. */
export function AddOrderForm({ source, onClose, onAdded }: AddOrderFormProps) {
  const t = useWords(addedWords);
  const ui = useWords(uiWords);
  const toast = useToast();
  const [form] = Form.useForm<Fields>();
  const [kind, setKind] = useState<AddedKind>(source ? 'resend' : 'manual');
  const adding = useCommand(addOrder, ['order', 'fulfillment_order']);
  const save = ({ lines, shopId, isSameReceiver, receiver, reason, memo }: Fields): void => {
    const question = {
      kind,
      sourceOrderId: source?.id ?? null,
      shopId: source ? null : (shopId ?? null),
      receiver: source && isSameReceiver ? null : (receiver ?? null),
      lines: lines.map(({ sku, quantity, yuan }) => ({ sku, quantity, paid: fen(kind === 'resend' ? 0 : Math.round((yuan ?? 0) * 100)) })),
      reason,
      memo: memo ?? '',
    };
    adding.give(question as QuestionOf<typeof addOrder>, ({ orderId, channelOrderNo }) => {
      toast.done(t('done', { no: channelOrderNo }));
      onAdded(orderId);
    });
  };
  return (
    <DetailDrawer
      title={source ? t('titleOf', { no: source.channelOrderNo }) : t('add')}
      isOpen
      onClose={onClose}
      footer={
        <div className={styles.foot}>
          <Button onClick={onClose}>{ui('action.cancel')}</Button>
          <Button type="primary" loading={adding.isPending} onClick={form.submit}>
            {t('create')}
          </Button>
        </div>
      }
    >
      <RefusalNote error={adding.error} />
      {source && (
        <Segmented
          block
          aria-label={t('kind')}
          value={kind}
          options={(['resend', 'exchange', 'manual'] as const).map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={setKind}
        />
      )}
      <p className={styles.note}>{t(`note.${kind}`)}</p>
      <Form name="added-order" form={form} layout="vertical" initialValues={startOf(source)} onFinish={save} autoComplete="off">
        <OrderFields
          isFollowing={source !== null}
          isFree={kind === 'resend'}
          setReason={(reason) => form.setFieldValue('reason', reason)}
        />
      </Form>
    </DetailDrawer>
  );
}

/** What the original ships, one line a SKU. */
function startOf(source: OrderView | null): Partial<Fields> {
  const lines = (source?.components ?? []).map(({ sku, quantity }) => ({ sku: sku.code, quantity }));
  return { lines: lines.length > 0 ? lines : [{ sku: undefined as unknown as string, quantity: 1 }], isSameReceiver: source !== null };
}

const reasons = ['broken', 'missing', 'wrong', 'lost'] as const;

type OrderFieldsProps = Readonly<{ isFollowing: boolean; isFree: boolean; setReason: (reason: string) => void }>;

function OrderFields({ isFollowing, isFree, setReason }: OrderFieldsProps) {
  const t = useWords(addedWords);
  const { shops } = useShopNames();
  const required = { required: true, whitespace: true, message: t('required') };
  return (
    <>
      {!isFollowing && (
        <Form.Item name="shopId" label={t('shop')} rules={[{ required: true, message: t('required') }]}>
          <Select options={shops.map(({ id, name }) => ({ value: id as string, label: name }))} />
        </Form.Item>
      )}
      <Form.Item label={t('goods')} required>
        <GoodsFields isFree={isFree} />
      </Form.Item>
      {isFollowing && (
        <Form.Item name="isSameReceiver" valuePropName="checked">
          <Checkbox>{t('sameReceiver')}</Checkbox>
        </Form.Item>
      )}
      <Form.Item noStyle shouldUpdate={(before: Fields, after: Fields) => before.isSameReceiver !== after.isSameReceiver}>
        {({ getFieldValue }) => !(isFollowing && getFieldValue('isSameReceiver')) && <ReceiverFields />}
      </Form.Item>
      <Form.Item label={t('reason')} htmlFor="added-order_reason" extra={t('reasonHint')} required>
        <Form.Item name="reason" noStyle rules={[required, { min: 2, message: t('required') }]}>
          <Input maxLength={200} />
        </Form.Item>
        <div className={styles.reasons}>
          {reasons.map((code) => (
            <Button key={code} size="small" onClick={() => setReason(t(`reason.${code}`))}>
              {t(`reason.${code}`)}
            </Button>
          ))}
        </div>
      </Form.Item>
      <Form.Item name="memo" label={t('memo')}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </>
  );
}

function ReceiverFields() {
  const t = useWords(addedWords);
  const required = { required: true, whitespace: true, message: t('required') };
  const rows = [
    ['name', 50, true],
    ['phone', 30, true],
    ['province', 30, true],
    ['city', 30, true],
    ['district', 30, false],
  ] as const;
  return (
    <>
      <div className={styles.columns}>
        {rows.map(([name, maxLength, isNeeded]) => (
          <Form.Item key={name} name={['receiver', name]} label={t(name)} rules={isNeeded ? [required] : []}>
            <Input maxLength={maxLength} inputMode={name === 'phone' ? 'tel' : 'text'} />
          </Form.Item>
        ))}
      </div>
      <Form.Item name={['receiver', 'detail']} label={t('detail')} rules={[required]}>
        <Input maxLength={200} />
      </Form.Item>
    </>
  );
}
