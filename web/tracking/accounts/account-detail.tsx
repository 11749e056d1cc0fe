import { carriers, type CarrierCode } from '@zhidan/core/allocation/carrier.ts';
import { faultWords } from '@zhidan/core/channels/fault-words.ts';
import { changeTrackingAccount, testTrackingAccount, type TrackingAccountView } from '@zhidan/core/tracking/account-api.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Alert, Button, Descriptions, Form, Input, Select } from 'antd';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { InstantText } from '../../ui/instant-text.tsx';
import { useToast } from '../../ui/toast.tsx';
import styles from '../tracking.module.css';
import { trackingWords } from '../tracking-words.ts';
import { AccountTag } from './account-tag.tsx';

type Props = Readonly<{ account: TrackingAccountView | null; onEdit: () => void; onClose: () => void }>;

/** An account beside the list: whether it works, the address that its service calls, and a test. */
export function AccountDetail({ account, onEdit, onClose }: Props) {
  const t = useWords(trackingWords);
  const say = useSay();
  const mayManage = useMay('tracking.manage');
  return (
    <DetailDrawer
      title={account?.name}
      isOpen={account !== null}
      onClose={onClose}
      footer={account && mayManage && <Actions account={account} onEdit={onEdit} />}
    >
      {account?.fault && (
        <Alert
          type="error"
          showIcon
          style={{ marginBottom: 14 }}
          title={say(faultWords[account.fault.kind])}
          description={`${t('account.words', { words: account.fault.words })} (${account.fault.code})`}
        />
      )}
      {account && <Facts account={account} />}
      {account && mayManage && <TestForm key={account.id} account={account} />}
    </DetailDrawer>
  );
}

function Facts({ account }: { account: TrackingAccountView }) {
  const t = useWords(trackingWords);
  const say = useSay();
  const items = [
    { key: 'state', label: t('account.state'), children: <AccountTag account={account} /> },
    {
      key: 'callback',
      label: t('account.callback'),
      children: (
        <span className={styles.stack}>
          <span className={styles.callback}>
            <code>{account.callbackUrl}</code>
            <CopyButton text={account.callbackUrl} />
          </span>
          <span className={styles.quiet}>{t('account.callbackNote')}</span>
        </span>
      ),
    },
    {
      key: 'heard',
      label: t('account.heard'),
      children: account.heardAt ? <InstantText at={account.heardAt} /> : t('account.neverHeard'),
    },
    { key: 'carriers', label: t('account.carriers'), children: account.carriers.map((code) => say(carriers[code].words)).join('、') },
  ];
  return <Descriptions column={1} size="small" bordered items={items} styles={{ label: { width: 110 } }} />;
}

type TestFields = Readonly<{ carrier: CarrierCode; waybillNo: string }>;

function TestForm({ account: { id: accountId, carriers: known } }: { account: TrackingAccountView }) {
  const t = useWords(trackingWords);
  const say = useSay();
  const toast = useToast();
  const testing = useCommand(testTrackingAccount, ['tracking_account']);
  const told = ({ eventCount: count, newest, fault }: OutputOf<typeof testTrackingAccount>): void =>
    fault
      ? toast.warned(t('account.words', { words: fault.words || fault.code }))
      : toast.done(count > 0 ? `${t('test.done', { count })} ${newest}` : t('test.nothing'));
  const test = (fields: TestFields): void => void testing.ask({ accountId, ...fields }).then(told, toast.failed);
  const required = [{ required: true, message: t('form.required') }];
  return (
    <>
      <h3 className={styles.section}>{t('test.title')}</h3>
      <Form<TestFields> name="tracking-test" layout="inline" onFinish={test} style={{ rowGap: 8 }}>
        <Form.Item name="carrier" rules={required}>
          <Select
            style={{ width: 140 }}
            aria-label={t('alert.carrier')}
            placeholder={t('alert.carrier')}
            options={known.map((value) => ({ value, label: say(carriers[value].words) }))}
          />
        </Form.Item>
        <Form.Item name="waybillNo" rules={required}>
          <Input style={{ width: 190 }} minLength={6} maxLength={32} placeholder={t('alert.waybill')} aria-label={t('alert.waybill')} />
        </Form.Item>
        <Button htmlType="submit" loading={testing.isPending}>
          {t('test.action')}
        </Button>
      </Form>
    </>
  );
}

function Actions({ account, onEdit }: { account: TrackingAccountView; onEdit: () => void }) {
  const t = useWords(trackingWords);
  const toast = useToast();
  const change = useCommand(changeTrackingAccount, ['tracking_account']);
  const { id: accountId, name, isActive } = account;
  const turn = (on: boolean): void =>
    void change
      .ask({ accountId, isActive: on })
      .then(() => toast.done(t('account.saved', { name }), on ? undefined : () => turn(true)), toast.failed);
  return (
    <div className={styles.foot}>
      <Button loading={change.isPending} onClick={() => turn(!isActive)}>
        {t(isActive ? 'account.turnOff' : 'account.turnOn')}
      </Button>
      <Button type="primary" onClick={onEdit}>
        {t('account.edit')}
      </Button>
    </div>
  );
}
