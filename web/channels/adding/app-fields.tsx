import type { ChannelView, ShopView } from '@zhidan/core/channels/shop/shop-api.ts';
import { Form, Input } from 'antd';
import { useSay, useWords } from '../../lib/words.ts';
import { channelsWords } from '../channels-words.ts';

type AppFieldsProps = Readonly<{
  channel: ChannelView;
  /** of a shop that is there: a secret it has need not be typed again */
  kept?: ShopView['appFields'];
}>;

/** The credentials that a platform asks of an app; the connector says which. */
export function AppFields({ channel, kept = [] }: AppFieldsProps) {
  const t = useWords(channelsWords);
  const say = useSay();
  const keptText = (key: string): string | undefined => {
    const field = kept.find((one) => one.key === key);
    if (!field?.isSet || field.value !== null) return undefined;
    return field.hint ? t('add.keepSecret', { hint: field.hint }) : t('add.keepSecretBlind');
  };
  return channel.fields.map(({ key, words, isSecret, isRequired }) => {
    const placeholder = keptText(key);
    return (
      <Form.Item
        key={key}
        name={['fields', key]}
        label={say(words)}
        required={isRequired}
        extra={isSecret && !placeholder ? t('add.secretNote') : undefined}
        rules={isRequired && !placeholder ? [{ required: true, whitespace: true, message: t('form.required') }] : []}
      >
        {isSecret ? (
          <Input.Password autoComplete="new-password" maxLength={2_000} placeholder={placeholder} />
        ) : (
          <Input autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={2_000} />
        )}
      </Form.Item>
    );
  });
}
