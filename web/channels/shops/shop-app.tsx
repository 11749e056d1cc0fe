import { listChannels, showShop, type ShopRow } from '@zhidan/core/channels/shop/shop-api.ts';
import { Descriptions, type DescriptionsProps } from 'antd';
import { useAnswer } from '../../lib/answers.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { channelsWords } from '../channels-words.ts';
import styles from '../channels.module.css';

/** The app a shop is reached by: of secrets their ends, to compare with the console of the platform; and where it may tell us news. */
export function ShopApp({ shopId, channel: code }: { shopId: ShopRow['id']; channel: ShopRow['channel'] }) {
  const t = useWords(channelsWords);
  const say = useSay();
  const shop = useAnswer(showShop, { shopId }, { follows: ['shop'] }).data;
  const channel = useAnswer(listChannels, {}).data?.items.find((one) => one.channel === code);
  if (!shop || !channel) return null;
  const items: DescriptionsProps['items'] = shop.appFields
    .filter(({ isSet }) => isSet)
    .map(({ key, value, hint }) => {
      const field = channel.fields.find((one) => one.key === key);
      return { key, label: field ? say(field.words) : key, children: <span className="zd-code">{value ?? `••••${hint}`}</span> };
    });
  const other = Object.values(shop.addresses)[0];
  if (other)
    items.push({ key: 'address', label: t('shop.addresses'), children: t('shop.addressesOther', { address: new URL(other).host }) });
  if (shop.pushUrl) {
    items.push({
      key: 'push',
      label: t('shop.pushUrl'),
      children: (
        <>
          <span className="zd-code">{shop.pushUrl}</span> <CopyButton text={shop.pushUrl} />
        </>
      ),
    });
  }
  return (
    <>
      <h3 className={styles.section}>{t('shop.credentials')}</h3>
      <Descriptions column={1} size="small" bordered items={items} styles={{ label: { width: 112 } }} />
    </>
  );
}
