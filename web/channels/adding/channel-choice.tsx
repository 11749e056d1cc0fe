import { channels, type PlatformChannel } from '@zhidan/core/channels/channel.ts';
import type { ChannelView } from '@zhidan/core/channels/shop/shop-api.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { Panel } from '../../ui/panel.tsx';
import { channelsWords } from '../channels-words.ts';
import styles from './adding.module.css';

/** The first step: which platform. */
export function ChannelChoice({ items, onChoose }: { items: readonly ChannelView[]; onChoose: (channel: PlatformChannel) => void }) {
  const t = useWords(channelsWords);
  const say = useSay();
  return (
    <Panel title={t('add.channelTitle')}>
      <ul className={styles.channels}>
        {items.map(({ channel, pushKind }) => (
          <li key={channel}>
            <button type="button" className={styles.channel} onClick={() => onChoose(channel)}>
              <strong>{say(channels[channel].words)}</strong>
              <span>{t(pushKind === 'none' ? 'add.byPull' : 'add.byPush')}</span>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
