import type { ChainRow } from '@zhidan/core/insights/chain/chain-api.ts';
import { chainLinks, linkStateWords } from '@zhidan/core/insights/chain/chain-link.ts';
import { Tooltip } from 'antd';
import { durationText } from '../../lib/formats.ts';
import { useLanguage, useSay, useWords } from '../../lib/words.ts';
import styles from './chain.module.css';
import { chainWords } from './chain-words.ts';

/** The chain of one order as a line of dots; `hasNames` writes each link's name below its dot. */
export function ChainStrip({ steps, hasNames = false }: { steps: ChainRow['steps']; hasNames?: boolean }) {
  const t = useWords(chainWords);
  const say = useSay();
  const language = useLanguage();
  return (
    <ol className={styles.strip} data-names={hasNames || undefined}>
      {steps.map(({ link, state, tookMs }) => {
        const values = { link: say(chainLinks[link].words), state: say(linkStateWords[state]) };
        const text =
          tookMs === null || tookMs < 1_000 ? t('step', values) : t('stepTook', { ...values, time: durationText(tookMs, language) });
        return (
          <Tooltip key={link} title={text}>
            <li data-state={state} aria-label={text}>
              <span className={styles.dot} />
              {hasNames && (
                <span className={styles.name}>
                  {say(chainLinks[link].words)}
                  <span className={styles.quiet}>
                    {tookMs !== null && tookMs >= 1_000 && state !== 'ahead' ? durationText(tookMs, language) : ' '}
                  </span>
                </span>
              )}
            </li>
          </Tooltip>
        );
      })}
    </ol>
  );
}
