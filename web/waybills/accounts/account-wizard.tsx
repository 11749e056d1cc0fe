import { channels, type ChannelCode } from '@zhidan/core/channels/channel.ts';
import { addWaybillAccount, listWaybillSources, usualLowBalance, type SourceView } from '@zhidan/core/waybills/account-api.ts';
import { Button, Form, Select } from 'antd';
import { useState } from 'react';
import { useItems } from '../../lib/answers.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useFieldProblems } from '../../ui/use-field-problems.ts';
import { useNamedShops } from '../use-shop-name.ts';
import styles from '../waybills.module.css';
import { waybillsWords } from '../waybills-words.ts';
import { AccountFields, gatewayAddresses } from './account-fields.tsx';

type AccountWizardProps = Readonly<{ onAdded: (id: string) => void; onClose: () => void }>;

/** From nothing to an account: where the numbers come from, then by which shop or with which credentials; its lines follow. */
export function AccountWizard({ onAdded, onClose }: AccountWizardProps) {
  const t = useWords(waybillsWords);
  const { rows: sources, error, reload } = useItems(listWaybillSources, {});
  const [source, setSource] = useState<SourceView | null>(null);
  return (
    <DetailDrawer title={t('account.add')} isOpen onClose={onClose}>
      <RefusalNote error={error} retry={reload} />
      {source ? (
        <NewAccount source={source} onAdded={onAdded} onBack={() => setSource(null)} />
      ) : (
        <SourceChoice sources={sources ?? []} onChoose={setSource} />
      )}
    </DetailDrawer>
  );
}

function SourceChoice({ sources, onChoose }: { sources: readonly SourceView[]; onChoose: (source: SourceView) => void }) {
  const t = useWords(waybillsWords);
  const say = useSay();
  return (
    <>
      <h3 className={styles.section}>{t('wizard.sourceTitle')}</h3>
      <p className={styles.note}>{t('wizard.sourceNote')}</p>
      <div className={styles.sources}>
        {sources.map((source) => (
          <button key={source.source} type="button" onClick={() => onChoose(source)}>
            <strong>{say(source.words)}</strong>
            <br />
            <span className={styles.quiet}>
              {source.askedBy?.map((channel) => say(channels[channel as ChannelCode].words)).join(' / ') ?? t('account.allShops')}
            </span>
          </button>
        ))}
      </div>
    </>
  );
}

type Fields = Readonly<{
  name: string;
  shopId?: string;
  fields?: Record<string, string | undefined>;
  gateway?: 'real' | 'emulated';
  lowBalance?: number;
}>;

type NewAccountProps = Readonly<{ source: SourceView; onAdded: (id: string) => void; onBack: () => void }>;

function NewAccount({ source, onAdded, onBack }: NewAccountProps) {
  const t = useWords(waybillsWords);
  const say = useSay();
  const toast = useToast();
  const [form] = Form.useForm<Fields>();
  const add = useCommand(addWaybillAccount, ['waybill_account']);
  useFieldProblems(form, add.error);
  const shops = useNamedShops().filter(({ channel }) => source.askedBy?.includes(channel));
  const save = ({ name, shopId, fields = {}, gateway, lowBalance = usualLowBalance }: Fields): void =>
    add.give(
      {
        name,
        source: source.source,
        shopId: shopId ?? null,
        fields: Object.fromEntries(Object.entries(fields).map(([key, text]) => [key, text ?? ''])),
        addresses: gatewayAddresses(source, gateway),
        lowBalance,
      },
      ({ id }) => {
        toast.done(t('account.added', { name }));
        onAdded(id);
      },
    );
  return (
    <Form
      name="waybill-account"
      form={form}
      layout="vertical"
      autoComplete="off"
      initialValues={{ name: say(source.words), gateway: 'real', lowBalance: usualLowBalance }}
      onFinish={save}
    >
      {source.askedBy && (
        <Form.Item
          name="shopId"
          label={t('account.shop')}
          extra={t('account.shopNote')}
          rules={[{ required: true, message: t('form.required') }]}
        >
          <Select options={shops.map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
      )}
      <AccountFields source={source} />
      <RefusalNote error={add.error} />
      <div className={styles.foot}>
        <Button onClick={onBack}>{t('account.source')}</Button>
        <Button type="primary" htmlType="submit" loading={add.isPending}>
          {t('wizard.next')}
        </Button>
      </div>
    </Form>
  );
}
