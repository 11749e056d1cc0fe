import { changeWaybillAccount, listWaybillSources, type AccountView } from '@zhidan/core/waybills/account-api.ts';
import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { Button, Checkbox, Form, Select } from 'antd';
import { useItems } from '../../lib/answers.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import { useFieldProblems } from '../../ui/use-field-problems.ts';
import { useNamedShops } from '../use-shop-name.ts';
import styles from '../waybills.module.css';
import { waybillsWords } from '../waybills-words.ts';
import { AccountFields, gatewayAddresses } from './account-fields.tsx';

type Fields = Readonly<{
  name: string;
  fields?: Record<string, string | undefined>;
  gateway?: 'real' | 'emulated';
  lowBalance?: number;
  servesAllShops: boolean;
  servesShopIds: ShopId[];
}>;

/** Changes an account; secrets that are not typed stay. */
export function AccountForm({ account, onClose }: { account: AccountView; onClose: () => void }) {
  const t = useWords(waybillsWords);
  const ui = useWords(uiWords);
  const toast = useToast();
  const [form] = Form.useForm<Fields>();
  const change = useCommand(changeWaybillAccount, ['waybill_account']);
  useFieldProblems(form, change.error);
  const shops = useNamedShops();
  const source = useItems(listWaybillSources, {}).rows?.find((one) => one.source === account.source);
  const servesAll = Form.useWatch('servesAllShops', form) ?? account.servesAllShops;
  if (!source) return null;
  const isOwn = source.askedBy === null && source.source !== 'hand';
  const save = ({ fields = {}, gateway, ...rest }: Fields): void => {
    const kept = (key: string): boolean => account.fields.some((field) => field.key === key && field.isSet && field.value === null);
    const typed = Object.entries(fields).filter(([key, text]) => (text ?? '') !== '' || !kept(key));
    const content = {
      ...rest,
      fields: Object.fromEntries(typed.map(([key, text]) => [key, text ?? ''])),
      ...(isOwn ? { addresses: gatewayAddresses(source, gateway) } : {}),
    };
    change.give({ accountId: account.id, ...content }, () => {
      toast.done(t('account.saved', { name: rest.name }));
      onClose();
    });
  };
  return (
    <DetailDrawer
      title={`${t('account.edit')} ${account.name}`}
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
      <RefusalNote error={change.error} />
      <Form
        name="waybill-account"
        form={form}
        layout="vertical"
        autoComplete="off"
        onFinish={save}
        initialValues={{
          name: account.name,
          lowBalance: account.lowBalance,
          gateway: Object.keys(account.addresses).length > 0 ? 'emulated' : 'real',
          servesAllShops: account.servesAllShops,
          servesShopIds: account.servesShopIds,
          fields: Object.fromEntries(account.fields.flatMap(({ key, value }) => (value === null ? [] : [[key, value]]))),
        }}
      >
        <AccountFields source={source} kept={account.fields} />
        <Form.Item name="servesAllShops" valuePropName="checked">
          <Checkbox>{t('account.allShops')}</Checkbox>
        </Form.Item>
        {!servesAll && (
          <Form.Item name="servesShopIds" label={t('account.serves')} extra={account.shopId ? t('account.servesNote') : undefined}>
            <Select
              mode="multiple"
              options={shops.filter(({ id }) => id !== account.shopId).map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form.Item>
        )}
      </Form>
    </DetailDrawer>
  );
}
