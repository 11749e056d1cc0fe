import { carriers } from '@zhidan/core/allocation/carrier.ts';
import { accountSources } from '@zhidan/core/waybills/account-source.ts';
import type { AccountView } from '@zhidan/core/waybills/account-api.ts';
import { numberText } from '../../lib/formats.ts';
import { useLanguage, useSay, useWords } from '../../lib/words.ts';
import { RelativeText } from '../../ui/instant-text.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import type { Column } from '../../ui/table/column.ts';
import { useShopName } from '../use-shop-name.ts';
import styles from '../waybills.module.css';
import { waybillsWords } from '../waybills-words.ts';

/** The columns of the list of accounts. */
export function useAccountColumns(): Column<AccountView>[] {
  const t = useWords(waybillsWords);
  const say = useSay();
  const shopName = useShopName();
  return [
    {
      key: 'name',
      title: t('account.name'),
      width: 200,
      isFixed: true,
      onPhone: 'title',
      cell: ({ name, source }) => (
        <span className={styles.stack}>
          <strong>{name}</strong>
          <span className={styles.quiet}>{say(accountSources[source].words)}</span>
        </span>
      ),
    },
    { key: 'state', title: t('account.state'), width: 110, onPhone: 'status', cell: (account) => <AccountTag account={account} /> },
    {
      key: 'serves',
      title: t('account.serves'),
      width: 170,
      cell: ({ shopId, servesAllShops, servesShopIds }) =>
        servesAllShops ? t('account.allShops') : [...(shopId ? [shopId] : []), ...servesShopIds].map(shopName).join('、') || null,
    },
    {
      key: 'carriers',
      title: t('account.carriers'),
      width: 200,
      cell: ({ lines }) => [...new Set(lines.map(({ carrier }) => say(carriers[carrier].words)))].join('、') || t('account.noLines'),
    },
    { key: 'balance', title: t('account.balance'), width: 230, cell: (account) => <Balances account={account} /> },
    {
      key: 'read',
      title: t('account.balanceAge'),
      width: 120,
      cell: ({ readAt, source }) => (source === 'hand' ? null : readAt ? <RelativeText at={readAt} /> : t('account.neverRead')),
    },
  ];
}

/** Whether an account can be used, and whether somebody has to look. */
export function AccountTag({ account }: { account: AccountView }) {
  const t = useWords(waybillsWords);
  const { isActive, fault, lowCarriers } = account;
  if (!isActive) return <StatusTag tone="quiet" text={t('account.inactive')} />;
  if (fault) return <StatusTag tone="bad" text={t('account.trouble')} />;
  return lowCarriers.length > 0 ? <StatusTag tone="warn" text={t('account.low')} /> : <StatusTag tone="good" text={t('account.active')} />;
}

/** Numbers left of each carrier that counts them; those of its branches together, each on hover. */
export function Balances({ account }: { account: AccountView }) {
  const t = useWords(waybillsWords);
  const say = useSay();
  const language = useLanguage();
  if (account.subscriptions.length === 0) return null;
  const leftText = (balance: number | null): string => (balance === null ? t('account.balanceNone') : numberText(balance, language));
  const byCarrier = [...Map.groupBy(account.subscriptions, ({ carrier, carrierCodeThere }) => carrier ?? carrierCodeThere)];
  return (
    <span className={styles.tags}>
      {byCarrier.map(([code, branches]) => {
        const carrier = branches[0]?.carrier ?? null;
        const counted = branches.flatMap(({ balance }) => balance ?? []);
        return (
          <span
            key={code}
            className={styles.balance}
            data-low={carrier !== null && account.lowCarriers.includes(carrier)}
            title={branches.map(({ branchName, branchCode, balance }) => `${branchName || branchCode} ${leftText(balance)}`).join('\n')}
          >
            {carrier ? say(carriers[carrier].words) : code}{' '}
            <b className="zd-number">{leftText(counted.length === 0 ? null : counted.reduce((sum, one) => sum + one, 0))}</b>
          </span>
        );
      })}
    </span>
  );
}
