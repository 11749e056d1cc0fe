import { ExportOutlined } from '@ant-design/icons';
import { channels, type PlatformChannel } from '@zhidan/core/channels/channel.ts';
import { credentialGuides } from '@zhidan/core/channels/shop/credential-guide.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { channelsWords } from '../channels-words.ts';
import styles from './adding.module.css';

/** Where a merchant finds what the form asks, step by step, and what to register on the platform. */
export function CredentialGuide({ channel, redirectUrl }: { channel: PlatformChannel; redirectUrl: string }) {
  const t = useWords(channelsWords);
  const say = useSay();
  const { console: address, steps } = credentialGuides[channels[channel].connector];
  return (
    <Panel title={t('add.guide')}>
      <ol className={styles.guide}>
        {steps.map((step) => (
          <li key={step.en}>{say(step)}</li>
        ))}
      </ol>
      <a href={address} target="_blank" rel="noreferrer">
        {t('add.console')} <ExportOutlined aria-hidden />
      </a>
      <p className={styles.label}>{t('add.redirect')}</p>
      <div className={styles.redirect}>
        <span>{redirectUrl}</span>
        <CopyButton text={redirectUrl} />
      </div>
    </Panel>
  );
}
