import { blacklistKindCodes, blacklistKinds, type BlacklistKind } from '@zhidan/core/audit/blacklist.ts';
import { addToBlacklist } from '@zhidan/core/audit/blacklist-api.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { Button, Form, Input, Segmented } from 'antd';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useFieldProblems } from '../../ui/use-field-problems.ts';
import { auditWords } from '../audit-words.ts';
import styles from '../audit.module.css';

type Fields = Readonly<{ kind: BlacklistKind; value: string; reason: string; day?: string }>;

/** Adds somebody to the blacklist; what is typed is hashed by the server and shown nowhere again. */
export function BlacklistForm({ onClose }: { onClose: () => void }) {
  const t = useWords(auditWords);
  const say = useSay();
  const toast = useToast();
  const adding = useCommand(addToBlacklist, ['audit_blacklist']);
  const [form] = Form.useForm<Fields>();
  useFieldProblems(form, adding.error);
  const required = { required: true, whitespace: true, message: t('form.required') };
  const save = ({ kind, value, reason, day }: Fields): void => {
    const expiresAt = day ? instant(`${day}T23:59:59+08:00`) : null;
    adding.give({ kind, value, reason, expiresAt }, () => (toast.done(t('blacklist.added')), onClose()));
  };
  return (
    <DetailDrawer
      title={t('blacklist.add')}
      isOpen
      onClose={onClose}
      footer={
        <div className={styles.foot}>
          <Button type="primary" loading={adding.isPending} onClick={form.submit}>
            {t('form.save')}
          </Button>
        </div>
      }
    >
      <RefusalNote error={adding.error} />
      <Form name="blacklist" form={form} layout="vertical" initialValues={{ kind: 'phone' }} onFinish={save} autoComplete="off">
        <Form.Item name="kind" label={t('blacklist.kind')}>
          <Segmented options={blacklistKindCodes.map((value) => ({ value, label: say(blacklistKinds[value]) }))} />
        </Form.Item>
        <Form.Item name="value" label={t('blacklist.value')} extra={t('blacklist.valueNote')} rules={[required]}>
          <Input maxLength={300} autoFocus />
        </Form.Item>
        <Form.Item name="reason" label={t('blacklist.reason')} rules={[required]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="day" label={t('blacklist.ends')} extra={t('blacklist.forever')}>
          <Input type="date" />
        </Form.Item>
      </Form>
    </DetailDrawer>
  );
}
