import {
  addTrackingAccount,
  changeTrackingAccount,
  listTrackingSources,
  type TrackingAccountView,
  type TrackingSourceView,
} from '@zhidan/core/tracking/account-api.ts';
import { Button, Form, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useItems } from '../../lib/answers.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import { useFieldProblems } from '../../ui/use-field-problems.ts';
import styles from '../tracking.module.css';
import { trackingWords } from '../tracking-words.ts';

type Fields = Readonly<{
  name: string;
  callbackBase: string;
  fields?: Record<string, string | undefined>;
  gateway?: 'real' | 'emulated';
}>;

type Props = Readonly<{ account: TrackingAccountView | null; onDone: (id: string | null) => void }>;

/** Adds an account, or changes one; secrets that are not typed stay. */
export function AccountForm({ account, onDone }: Props) {
  const t = useWords(trackingWords);
  const say = useSay();
  const { rows: sources = [], error, reload } = useItems(listTrackingSources, {});
  const [code, choose] = useState<string | null>(account?.source ?? null);
  const source = sources.find((one) => one.source === code) ?? sources[0];
  return (
    <DetailDrawer title={account ? `${t('account.edit')} ${account.name}` : t('account.add')} isOpen onClose={() => onDone(null)}>
      <RefusalNote error={error} retry={reload} />
      {!account && source && (
        <Segmented
          block
          aria-label={t('account.source')}
          style={{ marginBottom: 16 }}
          value={source.source as string}
          options={sources.map((one) => ({ value: one.source as string, label: say(one.words) }))}
          onChange={choose}
        />
      )}
      {source && <SourceForm key={source.source} source={source} account={account} onDone={onDone} />}
    </DetailDrawer>
  );
}

function SourceForm({ source, account, onDone }: Props & Readonly<{ source: TrackingSourceView }>) {
  const t = useWords(trackingWords);
  const ui = useWords(uiWords);
  const say = useSay();
  const toast = useToast();
  const [form] = Form.useForm<Fields>();
  const adding = useCommand(addTrackingAccount, ['tracking_account']);
  const changing = useCommand(changeTrackingAccount, ['tracking_account']);
  const error = account ? changing.error : adding.error;
  useFieldProblems(form, error);
  const save = ({ name, callbackBase, fields = {}, gateway }: Fields): void => {
    const addresses = gateway === 'emulated' ? emulatedAddresses(source) : {};
    const typed = Object.fromEntries(
      Object.entries(fields).flatMap(([key, text = '']) => (text === '' && isKept(account, key) ? [] : [[key, text]])),
    );
    if (account)
      changing.give({ accountId: account.id, name, callbackBase, fields: typed, addresses }, () => {
        toast.done(t('account.saved', { name }));
        onDone(account.id);
      });
    else
      adding.give({ name, source: source.source, callbackBase, fields: typed, addresses }, ({ id }) => {
        toast.done(t('account.added', { name }));
        onDone(id);
      });
  };
  const start = {
    name: account?.name ?? say(source.words),
    callbackBase: account?.callbackBase ?? globalThis.location.origin,
    gateway: account && Object.keys(account.addresses).length > 0 ? 'emulated' : 'real',
    fields: Object.fromEntries(account?.fields.flatMap(({ key, value }) => (value === null ? [] : [[key, value]])) ?? []),
  } as const;
  return (
    <Form name="tracking-account" form={form} layout="vertical" autoComplete="off" onFinish={save} initialValues={start}>
      <SourceFields source={source} account={account} />
      <RefusalNote error={error} />
      <div className={styles.foot}>
        <Button onClick={() => onDone(null)}>{ui('action.cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={adding.isPending || changing.isPending}>
          {t('form.save')}
        </Button>
      </div>
    </Form>
  );
}

const isKept = (account: TrackingAccountView | null, key: string): boolean =>
  account?.fields.some((field) => field.key === key && field.isSet && field.value === null) === true;

function emulatedAddresses({ addresses }: TrackingSourceView): Record<string, string> {
  return Object.fromEntries(addresses.flatMap(({ name, emulated }) => (emulated === null ? [] : [[name, emulated]])));
}

function SourceFields({ source, account }: Readonly<{ source: TrackingSourceView; account: TrackingAccountView | null }>) {
  const t = useWords(trackingWords);
  const say = useSay();
  const required = [{ required: true, whitespace: true, message: t('form.required') }];
  return (
    <>
      <Form.Item name="name" label={t('account.name')} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      {source.fields.map(({ key, words, isSecret, isRequired }) => {
        const hint = account?.fields.find((field) => field.key === key)?.hint ?? '';
        const placeholder = isKept(account, key) ? t('account.fieldKept', { hint }) : undefined;
        const rules = isRequired && !isKept(account, key) ? required : [];
        return (
          <Form.Item key={key} name={['fields', key]} label={say(words)} required={isRequired} rules={rules}>
            {isSecret ? (
              <Input.Password autoComplete="new-password" maxLength={2_000} placeholder={placeholder} />
            ) : (
              <Input autoComplete="off" spellCheck={false} maxLength={2_000} />
            )}
          </Form.Item>
        );
      })}
      <Form.Item name="callbackBase" label={t('account.base')} extra={t('account.baseNote')} rules={required}>
        <Input maxLength={300} spellCheck={false} />
      </Form.Item>
      {source.addresses.some(({ emulated }) => emulated !== null) && (
        <Form.Item name="gateway" label={t('gateway.label')}>
          <Segmented
            options={[
              { value: 'real', label: t('gateway.real') },
              { value: 'emulated', label: t('gateway.emulated') },
            ]}
          />
        </Form.Item>
      )}
    </>
  );
}
