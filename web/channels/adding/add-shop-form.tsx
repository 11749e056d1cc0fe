import { channels } from '@zhidan/core/channels/channel.ts';
import { addShop, type ChannelView, type ShopRow } from '@zhidan/core/channels/shop/shop-api.ts';
import { usualPullIntervalMs } from '@zhidan/core/channels/shop/pull-interval.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { Button, Collapse, Form, Input, Select } from 'antd';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { Panel } from '../../ui/panel.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useFieldProblems } from '../../ui/use-field-problems.ts';
import { channelsWords } from '../channels-words.ts';
import styles from './adding.module.css';
import { AddressField, emulatedOf, isEmulated } from './address-field.tsx';
import { AppFields } from './app-fields.tsx';
import { CredentialGuide } from './credential-guide.tsx';
import { IntervalField } from './interval-field.tsx';

type Fields = Readonly<{
  name: string;
  fields: Record<string, string | undefined>;
  addresses: Record<string, string>;
  pullIntervalMs: number;
  loadDays: number;
}>;

const dayMs = 86_400_000;
const usualDays = 30;
const dayChoices = [3, usualDays, 90];

type AddShopFormProps = Readonly<{
  channel: ChannelView;
  redirectUrl: string;
  onAdded: (shop: Pick<ShopRow, 'id' | 'name'>) => void;
  onBack: () => void;
}>;

/** The second step: what the shop is called and the credentials of its app, with where to find them beside. */
export function AddShopForm({ channel, redirectUrl, onAdded, onBack }: AddShopFormProps) {
  const t = useWords(channelsWords);
  const say = useSay();
  const [form] = Form.useForm<Fields>();
  const add = useCommand(addShop, ['shop']);
  useFieldProblems(form, add.error);
  const save = ({ name, fields, addresses, pullIntervalMs, loadDays }: Fields): void => {
    const texts = Object.fromEntries(Object.entries(fields).map(([key, text]) => [key, text ?? '']));
    const firstLoadFrom = loadDays === usualDays ? null : instant(Date.now() - loadDays * dayMs);
    add.give({ channel: channel.channel, name, fields: texts, addresses, pullIntervalMs, firstLoadFrom }, ({ shopId }) =>
      onAdded({ id: shopId, name: name.trim() }),
    );
  };
  /** With the emulator's address come its credentials, where nothing was typed yet. */
  const practise = ({ addresses }: Partial<Fields>): void => {
    const { emulatedFields } = channel;
    if (!addresses || !emulatedFields || !isEmulated(channel, addresses)) return;
    form.setFieldsValue({ fields: emulatedFields });
  };
  return (
    <div className={styles.form}>
      <Panel
        title={say(channels[channel.channel].words)}
        extra={
          <Button type="link" onClick={onBack}>
            {t('add.otherChannel')}
          </Button>
        }
      >
        <Form
          name="add-shop"
          form={form}
          layout="vertical"
          autoComplete="off"
          initialValues={{ addresses: {}, pullIntervalMs: usualPullIntervalMs, loadDays: usualDays }}
          onValuesChange={practise}
          onFinish={save}
        >
          <Form.Item
            name="name"
            label={t('add.name')}
            extra={t('add.nameNote')}
            rules={[{ required: true, whitespace: true, message: t('form.required') }]}
          >
            <Input autoFocus maxLength={60} />
          </Form.Item>
          <AppFields channel={channel} />
          <Advanced channel={channel} />
          <RefusalNote error={add.error} />
          <div className={styles.buttons}>
            <Button type="primary" htmlType="submit" loading={add.isPending}>
              {t('add.connect')}
            </Button>
          </div>
        </Form>
      </Panel>
      <CredentialGuide channel={channel.channel} redirectUrl={redirectUrl} />
    </div>
  );
}

function Advanced({ channel }: { channel: ChannelView }) {
  const t = useWords(channelsWords);
  const longestDays = Math.floor(channel.historyMs / dayMs);
  const days = [...dayChoices.filter((count) => count < longestDays), longestDays];
  const address = (
    <Form.Item name="addresses" label={t('add.address')} extra={t('add.addressNote')}>
      <AddressField channel={channel} />
    </Form.Item>
  );
  const hasEmulator = emulatedOf(channel) !== null;
  return (
    <>
      {hasEmulator && address}
      <Collapse
        ghost
        size="small"
        items={[
          {
            key: 'advanced',
            label: t('add.advanced'),
            forceRender: true, // its fields have values, seen or not
            children: (
              <>
                <Form.Item name="loadDays" label={t('add.firstLoad')} extra={t('add.firstLoadNote')}>
                  <Select
                    options={days.map((count) => ({
                      value: count,
                      label: t(count === longestDays ? 'add.firstLoadAll' : 'add.firstLoadDays', { days: count }),
                    }))}
                  />
                </Form.Item>
                <Form.Item
                  name="pullIntervalMs"
                  label={t('add.interval')}
                  extra={t('add.intervalNote')}
                  rules={[{ required: true, message: t('form.required') }]}
                >
                  <IntervalField />
                </Form.Item>
                {!hasEmulator && address}
              </>
            ),
          },
        ]}
      />
    </>
  );
}
