import { revealPerson, type PersonView, type RoleView } from '@zhidan/core/identity/api.ts';
import { Link } from '@tanstack/react-router';
import { Button, Descriptions, type DescriptionsProps } from 'antd';
import { useState } from 'react';
import { call } from '../../lib/call.ts';
import { useMay, useSession } from '../../lib/session.ts';
import { useListText, useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { InstantText } from '../../ui/instant-text.tsx';
import { languageNames } from '../../ui/language-names.ts';
import { MaskedText } from '../../ui/masked-text.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { identityWords } from '../identity-words.ts';
import styles from '../identity.module.css';
import { PersonForm } from './person-form.tsx';
import { ResetPasswordModal } from './reset-password-modal.tsx';
import { useRoleName } from '../role-names.ts';
import { ScopeText } from '../scope-field.tsx';
import { useSuspension } from './use-suspension.ts';

type PersonDetailProps = Readonly<{ person: PersonView | null; roles: readonly RoleView[]; onClose: () => void }>;

/** One person beside the list: what is known, what can be done. */
export function PersonDetail({ person, roles, onClose }: PersonDetailProps) {
  const [doing, setDoing] = useState<'edit' | 'reset' | null>(null);
  const stop = (): void => setDoing(null);
  return (
    <>
      <DetailDrawer title={person?.name} isOpen={person !== null} onClose={onClose}>
        {person && (
          <>
            <PersonActions person={person} onDo={setDoing} />
            <PersonFacts key={person.id} person={person} />
          </>
        )}
      </DetailDrawer>
      <PersonForm isOpen={doing === 'edit'} person={person} roles={roles} onClose={stop} />
      {person && doing === 'reset' && <ResetPasswordModal person={person} onClose={stop} />}
    </>
  );
}

function PersonActions({ person, onDo }: { person: PersonView; onDo: (action: 'edit' | 'reset') => void }) {
  const t = useWords(identityWords);
  const mayManage = useMay('people.manage');
  const maySeeJournal = useMay('journal.display');
  const isOneself = useSession().person.id === person.id;
  const { suspend, restore, isPending } = useSuspension();
  return (
    <div className={styles.actions} style={{ marginBottom: 16 }}>
      {mayManage && <Button onClick={() => onDo('edit')}>{t('people.edit')}</Button>}
      {mayManage && !isOneself && <Button onClick={() => onDo('reset')}>{t('people.reset')}</Button>}
      {mayManage && !isOneself && person.status === 'active' && (
        <Button danger loading={isPending} onClick={() => suspend(person)}>
          {t('people.suspend')}
        </Button>
      )}
      {mayManage && person.status === 'suspended' && (
        <Button type="primary" loading={isPending} onClick={() => restore(person)}>
          {t('people.restore')}
        </Button>
      )}
      {maySeeJournal && (
        <Link to="/journal" search={{ subjectKind: 'person', subjectId: person.id }}>
          <Button type="link">{t('people.journal')}</Button>
        </Link>
      )}
    </div>
  );
}

function PersonFacts({ person }: { person: PersonView }) {
  const t = useWords(identityWords);
  const roleName = useRoleName();
  const listText = useListText();
  const items: DescriptionsProps['items'] = [
    { key: 'login', label: t('people.login'), children: <span className="zd-code">{person.login}</span> },
    {
      key: 'status',
      label: t('people.status'),
      children: <StatusTag tone={person.status === 'active' ? 'good' : 'quiet'} text={t(`status.${person.status}`)} />,
    },
    { key: 'roles', label: t('people.roles'), children: listText(person.roleNames.map(roleName)) },
    { key: 'phone', label: t('people.phone'), children: <Contact person={person} field="phone" /> },
    { key: 'email', label: t('people.email'), children: <Contact person={person} field="email" /> },
    { key: 'shops', label: t('people.shops'), children: <ScopeText scope={person.shops} /> },
    { key: 'warehouses', label: t('people.warehouses'), children: <ScopeText scope={person.warehouses} /> },
    { key: 'language', label: t('people.language'), children: languageNames.find(({ value }) => value === person.language)?.label },
    {
      key: 'totp',
      label: t('people.totp'),
      children: (
        <StatusTag tone={person.totpEnabled ? 'good' : 'quiet'} text={t(person.totpEnabled ? 'account.totpOn' : 'account.totpOff')} />
      ),
    },
    {
      key: 'last',
      label: t('people.lastSignedIn'),
      children: person.lastSignedInAt ? <InstantText at={person.lastSignedInAt} /> : t('people.never'),
    },
    { key: 'added', label: t('people.addedAt'), children: <InstantText at={person.addedAt} /> },
  ];
  return <Descriptions column={1} size="small" bordered items={items} styles={{ label: { width: 128 } }} />;
}

function Contact({ person, field }: { person: PersonView; field: 'phone' | 'email' }) {
  const t = useWords(identityWords);
  const mayReveal = useMay('personal_data.reveal');
  const masked = person[field];
  if (masked === null) return '—';
  const reveal = async (reason: string): Promise<string | null> => (await call(revealPerson, { personId: person.id, reason }))[field];
  return (
    <MaskedText
      masked={masked}
      reveal={mayReveal ? reveal : undefined}
      note={t('people.revealNote', { name: person.name })}
      suggestions={[t('people.revealReason.contact'), t('people.revealReason.check')]}
    />
  );
}
