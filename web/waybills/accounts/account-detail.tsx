import { carriers } from '@zhidan/core/allocation/carrier.ts';
import { faultWords } from '@zhidan/core/channels/fault-words.ts';
import { fen } from '@zhidan/core/kernel/money.ts';
import { accountSources } from '@zhidan/core/waybills/account-source.ts';
import { changeWaybillAccount, readWaybillAccount, type AccountView } from '@zhidan/core/waybills/account-api.ts';
import { Alert, Button, Descriptions } from 'antd';
import { useWarehouses } from '../use-warehouses.ts';
import { moneyText } from '../../lib/formats.ts';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { InstantText } from '../../ui/instant-text.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useShopName } from '../use-shop-name.ts';
import styles from '../waybills.module.css';
import { waybillsWords } from '../waybills-words.ts';
import { AccountTag, Balances } from './account-columns.tsx';
import { addressLine } from './address-line.ts';

type AccountDetailProps = Readonly<{
  account: AccountView | null;
  onEdit: (part: 'account' | 'lines') => void;
  onClose: () => void;
}>;

/** An account beside the list: whom it serves, what is left, and whether it works. */
export function AccountDetail({ account, onEdit, onClose }: AccountDetailProps) {
  const say = useSay();
  const t = useWords(waybillsWords);
  return (
    <DetailDrawer
      title={account?.name}
      isOpen={account !== null}
      onClose={onClose}
      footer={account && <Actions account={account} onEdit={onEdit} />}
    >
      {account?.fault && (
        <Alert
          type="error"
          showIcon
          style={{ marginBottom: 14 }}
          title={say(faultWords[account.fault.kind])}
          description={`${t('number.words', { words: account.fault.words })} (${account.fault.code})`}
        />
      )}
      {account && <Facts account={account} />}
      {account && <Lines account={account} />}
    </DetailDrawer>
  );
}

function Facts({ account }: { account: AccountView }) {
  const t = useWords(waybillsWords);
  const say = useSay();
  const shopName = useShopName();
  const { source, shopId, servesAllShops, servesShopIds, readAt, lowBalance } = account;
  const served = [...(shopId ? [shopId] : []), ...servesShopIds].map(shopName).join('、');
  const items = [
    { key: 'source', label: t('account.source'), children: say(accountSources[source].words) },
    { key: 'state', label: t('account.state'), children: <AccountTag account={account} /> },
    ...(shopId ? [{ key: 'shop', label: t('account.shop'), children: shopName(shopId) }] : []),
    { key: 'serves', label: t('account.serves'), children: servesAllShops ? t('account.allShops') : served || '—' },
    ...(source === 'hand'
      ? []
      : [
          {
            key: 'balance',
            label: t('account.balance'),
            children: account.subscriptions.length > 0 ? <Balances account={account} /> : '—',
          },
          { key: 'readAt', label: t('account.balanceAge'), children: readAt ? <InstantText at={readAt} /> : t('account.neverRead') },
          { key: 'low', label: t('account.lowBalance'), children: lowBalance },
        ]),
  ];
  return <Descriptions column={1} size="small" bordered items={items} styles={{ label: { width: 140 } }} />;
}

function Lines({ account }: { account: AccountView }) {
  const t = useWords(waybillsWords);
  const say = useSay();
  const warehouses = useWarehouses();
  const nameOf = (id: string): string => warehouses?.find((one) => one.id === id)?.name ?? `…${id.slice(-6)}`;
  return (
    <>
      <h3 className={styles.section}>{t('line.title')}</h3>
      {account.lines.length === 0 && <p className={styles.note}>{t('account.noLines')}</p>}
      {account.lines.length > 0 && (
        <RowList>
          {account.lines.map(({ carrier, warehouseId, sender, accountNo, numberFen }) => (
            <li key={`${carrier} ${warehouseId}`}>
              <span className={styles.stack}>
                <strong>
                  {say(carriers[carrier].words)} · {nameOf(warehouseId)}
                </strong>
                <span className={styles.quiet}>{sender ? addressLine(sender) : t('line.senderOwn')}</span>
              </span>
              <span className={styles.quiet}>
                {[accountNo, numberFen > 0 ? moneyText(fen(numberFen)) : ''].filter(Boolean).join(' · ')}
              </span>
            </li>
          ))}
        </RowList>
      )}
    </>
  );
}

function Actions({ account, onEdit }: { account: AccountView; onEdit: AccountDetailProps['onEdit'] }) {
  const t = useWords(waybillsWords);
  const toast = useToast();
  const mayManage = useMay('waybills.manage');
  const read = useCommand(readWaybillAccount, ['waybill_account']);
  const change = useCommand(changeWaybillAccount, ['waybill_account']);
  if (!mayManage) return null;
  const { id: accountId, name, isActive, source } = account;
  const look = (): void =>
    void read
      .ask({ accountId })
      .then(
        ({ subscriptions, fault }) =>
          fault ? toast.warned(fault.words || fault.code) : toast.done(t('account.readDone', { count: subscriptions.length })),
        toast.failed,
      );
  const turn = (on: boolean): void =>
    void change
      .ask({ accountId, isActive: on })
      .then(() => toast.done(t('account.saved', { name }), on ? undefined : () => turn(true)), toast.failed);
  return (
    <div className={styles.foot}>
      <Button loading={change.isPending} onClick={() => turn(!isActive)}>
        {t(isActive ? 'account.turnOff' : 'account.turnOn')}
      </Button>
      <Button onClick={() => onEdit('account')}>{t('account.edit')}</Button>
      {source !== 'hand' && (
        <Button loading={read.isPending} onClick={look}>
          {t('account.read')}
        </Button>
      )}
      <Button type="primary" onClick={() => onEdit('lines')}>
        {t('line.title')}
      </Button>
    </div>
  );
}
