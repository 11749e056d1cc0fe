import { addPerson, changePerson, type PersonView, type RoleView } from '@zhidan/core/identity/api.ts';
import { loginPattern, passwordMinLength } from '@zhidan/core/identity/person.ts';
import type { Language } from '@zhidan/core/kernel/words.ts';
import { Button, Form, Input, Segmented, Select, type FormInstance } from 'antd';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { languageNames } from '../../ui/language-names.ts';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import { tidyTyped } from '../../ui/tidy-typed.ts';
import { useFieldProblems } from '../../ui/use-field-problems.ts';
import { identityWords } from '../identity-words.ts';
import styles from '../identity.module.css';
import { NewPasswordField } from './new-password-field.tsx';
import { useRoleName } from '../role-names.ts';
import { ScopeField } from '../scope-field.tsx';

type PersonFields = Readonly<{
  login: string;
  password: string;
  name: string;
  phone?: string;
  email?: string;
  roleIds: RoleView['id'][];
  shops: PersonView['shops'];
  warehouses: PersonView['warehouses'];
  language: Language | 'default';
}>;

type PersonFormProps = Readonly<{ isOpen: boolean; person: PersonView | null; roles: readonly RoleView[]; onClose: () => void }>;

/** Adds a person, or changes one. */
export function PersonForm({ isOpen, person, roles, onClose }: PersonFormProps) {
  const t = useWords(identityWords);
  const ui = useWords(uiWords);
  const [form] = Form.useForm<PersonFields>();
  const { save, isPending, error } = useSavePerson(form, person, onClose);
  return (
    <DetailDrawer
      title={person ? `${t('people.edit')} ${person.name}` : t('people.add')}
      isOpen={isOpen}
      onClose={onClose}
      footer={
        <div className={styles.foot}>
          <Button onClick={onClose}>{ui('action.cancel')}</Button>
          <Button type="primary" loading={isPending} onClick={form.submit}>
            {t(person ? 'form.save' : 'form.add')}
          </Button>
        </div>
      }
    >
      <PersonFormFields form={form} person={person} roles={roles} onFinish={save} />
      <RefusalNote error={error} />
    </DetailDrawer>
  );
}

function useSavePerson(form: FormInstance<PersonFields>, person: PersonView | null, onClose: () => void) {
  const t = useWords(identityWords);
  const toast = useToast();
  const adding = useCommand(addPerson, ['person', 'role']);
  const changing = useCommand(changePerson, ['person', 'role']);
  const error = person ? changing.error : adding.error;
  useFieldProblems(form, error);
  const close = (text: string): void => {
    toast.done(text);
    onClose();
  };
  const save = ({ login, password, phone, email, language: chosen, ...rest }: PersonFields): void => {
    const language = chosen === 'default' ? undefined : chosen;
    // an empty field of a person who exists means "unchanged": its mask was never put in
    if (person)
      return changing.give(
        { personId: person.id, ...rest, language: language ?? person.language, phone: phone || undefined, email: email || undefined },
        () => close(t('form.saved')),
      );
    adding.give({ ...rest, language, login, password, phone: phone || null, email: email || null }, () =>
      close(t('people.added', { name: rest.name })),
    );
  };
  return { save, error, isPending: adding.isPending || changing.isPending };
}

type FieldsProps = Readonly<{
  form: FormInstance<PersonFields>;
  person: PersonView | null;
  roles: readonly RoleView[];
  onFinish: (fields: PersonFields) => void;
}>;

function PersonFormFields({ form, person, roles, onFinish }: FieldsProps) {
  const t = useWords(identityWords);
  const roleName = useRoleName();
  const required = { required: true, message: t('form.required') };
  const start = person
    ? { name: person.name, roleIds: person.roleIds, shops: person.shops, warehouses: person.warehouses, language: person.language }
    : { shops: 'all', warehouses: 'all', language: 'default' };
  const masked = (value: string | null | undefined): string | undefined => (value ? t('people.keepMasked', { masked: value }) : undefined);
  return (
    <Form name="person" form={form} layout="vertical" preserve={false} initialValues={start} onFinish={onFinish} autoComplete="off">
      <Form.Item name="name" label={t('people.name')} rules={[required]}>
        <Input autoFocus maxLength={40} />
      </Form.Item>
      {!person && (
        <>
          <Form.Item
            name="login"
            label={t('people.login')}
            extra={t('people.loginNote')}
            rules={[required, { pattern: loginPattern, message: t('people.loginNote') }]}
          >
            <Input maxLength={32} autoCapitalize="none" autoComplete="off" />
          </Form.Item>
          <Form.Item
            name="password"
            label={t('people.password')}
            extra={t('people.passwordNote')}
            rules={[required, { min: passwordMinLength, message: t('people.passwordNote') }]}
          >
            <NewPasswordField />
          </Form.Item>
        </>
      )}
      <Form.Item name="roleIds" label={t('people.roles')} rules={[required]}>
        <Select mode="multiple" optionFilterProp="label" options={roles.map(({ id, name }) => ({ value: id, label: roleName(name) }))} />
      </Form.Item>
      <Form.Item
        name="phone"
        normalize={tidyTyped}
        label={t('people.phone')}
        rules={[{ pattern: /^\+?[\d -]{7,20}$/, message: t('people.phoneWrong') }]}
      >
        <Input inputMode="tel" maxLength={20} placeholder={masked(person?.phone)} />
      </Form.Item>
      <Form.Item name="email" normalize={tidyTyped} label={t('people.email')} rules={[{ type: 'email', message: t('people.emailWrong') }]}>
        <Input inputMode="email" maxLength={120} placeholder={masked(person?.email)} />
      </Form.Item>
      <Form.Item name="shops" required label={t('people.shops')}>
        <ScopeField />
      </Form.Item>
      <Form.Item name="warehouses" required label={t('people.warehouses')}>
        <ScopeField />
      </Form.Item>
      <Form.Item name="language" required label={t('people.language')}>
        <Segmented options={person ? languageNames : [{ value: 'default', label: t('people.languageDefault') }, ...languageNames]} />
      </Form.Item>
    </Form>
  );
}
