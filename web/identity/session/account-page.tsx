import { permissionCodes, permissions } from '@zhidan/core/identity/permission.ts';
import { changeLanguage } from '@zhidan/core/identity/session-api.ts';
import type { Language } from '@zhidan/core/kernel/words.ts';
import { Alert, Descriptions, Segmented, Tag } from 'antd';
import { may, useSession } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { speak, useLanguage, useListText, useSay, useWords } from '../../lib/words.ts';
import { languageNames, languagePreference } from '../../ui/language-names.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import { identityWords } from '../identity-words.ts';
import { PasswordForm } from './password-form.tsx';
import { useRoleName } from '../role-names.ts';
import { ScopeText } from '../scope-field.tsx';
import { TotpPanel } from './totp-panel.tsx';

/** What everybody can change about themselves. */
export function AccountPage() {
  const t = useWords(identityWords);
  const { mustEnrollTotp } = useSession();
  return (
    <>
      <PageHeader title={t('account.title')} note={t('account.note')} />
      {mustEnrollTotp && <Alert type="warning" showIcon title={t('account.enrollFirst')} style={{ marginBottom: 14 }} />}
      <div className="zd-columns">
        <div>
          <Myself />
          <LanguagePanel />
        </div>
        <div>
          <TotpPanel />
          <PasswordForm />
        </div>
      </div>
    </>
  );
}

function Myself() {
  const t = useWords(identityWords);
  const say = useSay();
  const roleName = useRoleName();
  const listText = useListText();
  const session = useSession();
  const { person } = session;
  const granted = permissionCodes.filter((code) => may(session, code));
  return (
    <Panel title={person.name}>
      <Descriptions
        column={1}
        size="small"
        colon={false}
        items={[
          { key: 'login', label: t('people.login'), children: <span className="zd-code">{person.login}</span> },
          { key: 'roles', label: t('people.roles'), children: listText(person.roleNames.map(roleName)) },
          { key: 'shops', label: t('people.shops'), children: <ScopeText scope={person.shops} /> },
          { key: 'warehouses', label: t('people.warehouses'), children: <ScopeText scope={person.warehouses} /> },
          {
            key: 'permissions',
            label: t('account.permissions'),
            children: (
              <span className="zd-tags">
                {granted.length === 0 && t('account.permissionsNone')}
                {granted.map((code) => (
                  <Tag key={code}>{say(permissions[code])}</Tag>
                ))}
              </span>
            ),
          },
        ]}
      />
    </Panel>
  );
}

function LanguagePanel() {
  const t = useWords(identityWords);
  const language = useLanguage();
  const change = useCommand(changeLanguage, ['person', 'session']);
  const choose = (next: Language): void => {
    languagePreference.write(next);
    speak(next);
    change.give({ language: next });
  };
  return (
    <Panel title={t('account.language')} note={t('account.languageNote')}>
      <Segmented<Language> value={language} options={languageNames} onChange={choose} />
    </Panel>
  );
}
