import { changeShop, listChannels, showShop, type ChannelView, type ShopRow, type ShopView } from '@zhidan/core/channels/shop/shop-api.ts';
import { Button, Form, Input, Skeleton } from 'antd';
import { useAnswer } from '../../lib/answers.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import { useFieldProblems } from '../../ui/use-field-problems.ts';
import { AddressField } from '../adding/address-field.tsx';
import { AppFields } from '../adding/app-fields.tsx';
import { IntervalField } from '../adding/interval-field.tsx';
import { channelsWords } from '../channels-words.ts';
import styles from '../channels.module.css';

type Fields = Readonly<{
  name: string;
  pullIntervalMs: number;
  fields: Record<string, string | undefined>;
  addresses: Record<string, string>;
}>;

/** Changes a shop: name, rhythm, credentials. */
export function ShopForm({ shop, onClose }: { shop: Pick<ShopRow, 'id' | 'name' | 'channel'>; onClose: () => void }) {
  const t = useWords(channelsWords);
  const ui = useWords(uiWords);
  const toast = useToast();
  const [form] = Form.useForm<Fields>();
  const known = useAnswer(showShop, { shopId: shop.id }, { follows: ['shop'] });
  const channels = useAnswer(listChannels, {});
  const change = useCommand(changeShop, ['shop']);
  useFieldProblems(form, change.error);
  const channel = channels.data?.items.find((one) => one.channel === shop.channel);
  const save = ({ fields, ...rest }: Fields): void =>
    change.give({ shopId: shop.id, ...rest, fields: changedFields(fields, known.data) }, () => {
      toast.done(t('form.saved'));
      onClose();
    });
  return (
    <DetailDrawer
      title={`${t('action.edit')} ${shop.name}`}
      isOpen
      onClose={onClose}
      footer={
        <div className={styles.foot}>
          <Button onClick={onClose}>{ui('action.cancel')}</Button>
          <Button type="primary" loading={change.isPending} onClick={form.submit}>
            {t('form.save')}
          </Button>
        </div>
      }
    >
      <RefusalNote error={known.error ?? channels.error} />
      {known.data && channel ? <ShopFields form={form} shop={known.data} channel={channel} onFinish={save} /> : <Skeleton active />}
      <RefusalNote error={change.error} />
    </DetailDrawer>
  );
}

/** A secret that was left empty is not sent: empty would remove it. */
function changedFields(fields: Fields['fields'], shop: ShopView | undefined): Record<string, string> {
  const secrets = new Set(shop?.appFields.filter(({ value }) => value === null).map(({ key }) => key));
  return Object.fromEntries(Object.entries(fields).flatMap(([key, text = '']) => (text === '' && secrets.has(key) ? [] : [[key, text]])));
}

type ShopFieldsProps = Readonly<{
  form: ReturnType<typeof Form.useForm<Fields>>[0];
  shop: ShopView;
  channel: ChannelView;
  onFinish: (fields: Fields) => void;
}>;

function ShopFields({ form, shop, channel, onFinish }: ShopFieldsProps) {
  const t = useWords(channelsWords);
  const { name, pullIntervalMs, addresses, appFields } = shop;
  const fields = Object.fromEntries(appFields.map(({ key, value }) => [key, value ?? '']));
  const required = [{ required: true, message: t('form.required') }];
  return (
    <Form
      name="shop"
      form={form}
      layout="vertical"
      autoComplete="off"
      initialValues={{ name, pullIntervalMs, addresses, fields }}
      onFinish={onFinish}
    >
      <Form.Item name="name" label={t('add.name')} rules={[{ ...required[0], whitespace: true }]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="pullIntervalMs" label={t('add.interval')} extra={t('add.intervalNote')} rules={required}>
        <IntervalField />
      </Form.Item>
      <h3 className={styles.section}>{t('shop.credentials')}</h3>
      <p className={styles.note}>{t('shop.credentialsNote')}</p>
      <AppFields channel={channel} kept={appFields} />
      <Form.Item name="addresses" label={t('add.address')} extra={t('add.addressNote')}>
        <AddressField channel={channel} />
      </Form.Item>
    </Form>
  );
}
