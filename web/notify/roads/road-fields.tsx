import type { RoadKindView, RoadView } from '@zhidan/core/notify/road-api.ts';
import { Form, Input, Segmented } from 'antd';
import { useSay, useWords } from '../../lib/words.ts';
import { roadsWords } from '../roads-words.ts';

/** The fields that a kind of road asks for; a secret that is there need not be typed again. */
export function RoadFields({ kind, kept = [] }: { kind: RoadKindView; kept?: RoadView['fields'] }) {
  const t = useWords(roadsWords);
  const say = useSay();
  return (
    <>
      <Form.Item name="name" label={t('roads.name')} rules={[{ required: true, whitespace: true, message: t('form.required') }]}>
        <Input maxLength={60} autoFocus />
      </Form.Item>
      {kind.fields.map(({ key, words, isSecret, isRequired }) => {
        const field = kept.find((one) => one.key === key);
        const isKept = field?.isSet === true && field.value === null;
        const rules = isRequired && !isKept ? [{ required: true, whitespace: true, message: t('form.required') }] : [];
        const placeholder = isKept ? t('roads.fieldKept', { hint: field.hint }) : undefined;
        return (
          <Form.Item key={key} name={['fields', key]} label={say(words)} required={isRequired} rules={rules}>
            {isSecret ? (
              <Input.Password autoComplete="new-password" maxLength={500} placeholder={placeholder} />
            ) : (
              <Input autoComplete="off" spellCheck={false} maxLength={500} />
            )}
          </Form.Item>
        );
      })}
      {kind.addresses.some(({ emulated }) => emulated !== null) && (
        <Form.Item name="gateway" label={t('roads.gateway')}>
          <Segmented
            options={[
              { value: 'real', label: t('roads.real') },
              { value: 'emulated', label: t('roads.emulated') },
            ]}
          />
        </Form.Item>
      )}
    </>
  );
}

/** What such a form holds. */
export type RoadForm = Readonly<{ name: string; fields?: Record<string, string | undefined>; gateway?: 'real' | 'emulated' }>;

/** The gateways of a form's choice. */
export function gatewaysOf(kind: RoadKindView, gateway: RoadForm['gateway']): Record<string, string> {
  if (gateway !== 'emulated') return {};
  return Object.fromEntries(kind.addresses.flatMap(({ name, emulated }) => (emulated === null ? [] : [[name, emulated]])));
}
