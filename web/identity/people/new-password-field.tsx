import { Button, Input, Space } from 'antd';
import { useWords } from '../../lib/words.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { identityWords } from '../identity-words.ts';
import { newPassword } from './new-password.ts';

type NewPasswordFieldProps = Readonly<{ value?: string; onChange?: (password: string) => void; id?: string }>;

/** A password for somebody else: readable, because it is handed over. */
export function NewPasswordField({ value = '', onChange, id }: NewPasswordFieldProps) {
  const t = useWords(identityWords);
  return (
    <Space.Compact block>
      <Input
        id={id}
        className="zd-code"
        value={value}
        maxLength={128}
        autoComplete="new-password"
        suffix={value ? <CopyButton text={value} /> : <span />}
        onChange={(event) => onChange?.(event.target.value)}
      />
      <Button onClick={() => onChange?.(newPassword())}>{t('people.generate')}</Button>
    </Space.Compact>
  );
}
