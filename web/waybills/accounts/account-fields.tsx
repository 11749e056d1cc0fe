import type { AccountView, SourceView } from '@zhidan/core/waybills/account-api.ts';
import { Form, Input, Segmented } from 'antd';
import { useSay, useWords } from '../../lib/words.ts';
import { waybillsWords } from '../waybills-words.ts';
import { NumberField } from '../../ui/number-field.tsx';

/** The fields that a source asks of an account; a secret that is there need not be typed again. */
export function AccountFields({ source, kept = [] }: { source: SourceView; kept?: AccountView['fields'] }) {
  const t = useWords(waybillsWords);
  const say = useSay();
  return (
    <>
      <Form.Item
        name="name"
        label={t('account.name')}
        extra={t('account.nameNote')}
        rules={[{ required: true, whitespace: true, message: t('form.required') }]}
      >
        <Input maxLength={60} autoFocus />
      </Form.Item>
      {source.fields.map(({ key, words, isSecret, isRequired }) => {
        const field = kept.find((one) => one.key === key);
        const isKept = field?.isSet === true && field.value === null;
        const isLong = key === 'contracts';
        const rules = isRequired && !isKept ? [{ required: true, whitespace: true, message: t('form.required') }] : [];
        const placeholder = isKept ? t('account.fieldKept', { hint: field.hint }) : undefined;
        return (
          <Form.Item key={key} name={['fields', key]} label={say(words)} required={isRequired} rules={rules}>
            {isLong ? (
              <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={4_000} spellCheck={false} placeholder={placeholder} />
            ) : isSecret ? (
              <Input.Password autoComplete="new-password" maxLength={2_000} placeholder={placeholder} />
            ) : (
              <Input autoComplete="off" spellCheck={false} maxLength={2_000} />
            )}
          </Form.Item>
        );
      })}
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
      {source.source !== 'hand' && (
        <Form.Item name="lowBalance" label={t('account.lowBalance')}>
          <NumberField min={0} max={1_000_000} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      )}
    </>
  );
}

/** The addresses of a form's choice. */
export function gatewayAddresses(source: SourceView, gateway: 'real' | 'emulated' | undefined): Record<string, string> {
  if (gateway !== 'emulated') return {};
  return Object.fromEntries(source.addresses.flatMap(({ name, emulated }) => (emulated === null ? [] : [[name, emulated]])));
}
