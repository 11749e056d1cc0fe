import type { ChainWatch } from '@zhidan/core/insights/chain/chain-api.ts';
import type { ChainLink } from '@zhidan/core/insights/chain/chain-link-code.ts';
import { chainLinks } from '@zhidan/core/insights/chain/chain-link.ts';
import { useSay, useWords } from '../../lib/words.ts';
import styles from './chain.module.css';
import { chainWords } from './chain-words.ts';

type LinkTilesProps = Readonly<{
  links: ChainWatch['links'];
  chosen: ChainLink | undefined;
  onChoose: (link: ChainLink | undefined) => void;
}>;

/** The chain as a row of tiles: how many wait at each link, and how many of them for too long. A press narrows the list to it. */
export function LinkTiles({ links, chosen, onChoose }: LinkTilesProps) {
  const t = useWords(chainWords);
  const say = useSay();
  return (
    <div className={styles.tiles}>
      {links.map(({ link, waitingCount, brokenCount }) => (
        <button
          key={link}
          type="button"
          className={styles.tile}
          data-state={brokenCount > 0 ? 'broken' : waitingCount > 0 ? 'waiting' : 'done'}
          aria-pressed={chosen === link}
          onClick={() => onChoose(chosen === link ? undefined : link)}
        >
          <span>{say(chainLinks[link].words)}</span>
          <strong>
            {brokenCount > 0
              ? t('broken', { count: brokenCount })
              : waitingCount > 0
                ? t('waiting', { count: waitingCount })
                : t('allWell')}
          </strong>
          <span className={styles.quiet}>{brokenCount > 0 ? t('waiting', { count: waitingCount }) : ' '}</span>
        </button>
      ))}
    </div>
  );
}
