import { createOwner, signIn } from '@zhidan/core/identity/session-api.ts';
import { loginPattern, passwordMinLength } from '@zhidan/core/identity/person.ts';
import { Button, Form, Input } from 'antd';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useFieldProblems } from '../../ui/use-field-problems.ts';
import styles from './entrance-page.module.css';
import { identityWords } from '../identity-words.ts';

type OwnerAsk = Readonly<{ setupCode: string; merchantName: string; name: string; login: string; password: string }>;

/** The first account of a merchant. */
export function CreateOwnerForm({ onEnter }: { onEnter: () => void }) {
  const t = useWords(identityWords);
  const [form] = Form.useForm<OwnerAsk>();
  const create = useCommand(createOwner);
  const enter = useCommand(signIn);
  useFieldProblems(form, create.error);
  const save = (ask: OwnerAsk): void => create.give(ask, () => enter.give({ login: ask.login, password: ask.password }, onEnter));
  const required = { required: true, message: t('form.required') };
  return (
    <>
      <h1 className={styles.title}>{t('owner.title')}</h1>
      <p className={styles.merchant}>{t('owner.note')}</p>
      <Form name="owner" form={form} layout="vertical" requiredMark={false} onFinish={save}>
        <Form.Item name="setupCode" label={t('owner.code')} extra={t('owner.codeNote')} rules={[required]}>
          <Input autoFocus autoComplete="off" maxLength={40} />
        </Form.Item>
        <Form.Item name="merchantName" label={t('owner.merchant')} rules={[required]}>
          <Input maxLength={60} autoComplete="organization" />
        </Form.Item>
        <Form.Item name="name" label={t('people.name')} rules={[required]}>
          <Input maxLength={40} autoComplete="name" />
        </Form.Item>
        <Form.Item
          name="login"
          label={t('people.login')}
          extra={t('people.loginNote')}
          rules={[required, { pattern: loginPattern, message: t('people.loginNote') }]}
        >
          <Input maxLength={32} autoComplete="username" autoCapitalize="none" />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('people.password')}
          extra={t('people.passwordNote')}
          rules={[required, { min: passwordMinLength, message: t('people.passwordNote') }]}
        >
          <Input.Password maxLength={128} autoComplete="new-password" />
        </Form.Item>
        <RefusalNote error={create.error ?? enter.error} />
        <Button type="primary" htmlType="submit" block loading={create.isPending || enter.isPending}>
          {t('owner.create')}
        </Button>
      </Form>
    </>
  );
}
