import type { ChainWatch } from '@zhidan/core/insights/chain/chain-api.ts';
import type { ChainLink } from '@zhidan/core/insights/chain/chain-link-code.ts';
import { chainLinks } from '@zhidan/core/insights/chain/chain-link.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { Tile, Tiles } from '../../ui/tile.tsx';
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
    <Tiles width={104}>
      {links.map(({ link, waitingCount: waiting, brokenCount: broken }) => (
        <Tile
          key={link}
          title={say(chainLinks[link].words)}
          value={broken > 0 ? t('broken', { count: broken }) : waiting > 0 ? t('waiting', { count: waiting }) : t('allWell')}
          notes={broken > 0 ? [t('waiting', { count: waiting })] : []}
          tone={broken > 0 ? 'bad' : waiting > 0 ? 'warn' : 'good'}
          isChosen={chosen === link}
          onPress={() => onChoose(chosen === link ? undefined : link)}
        />
      ))}
    </Tiles>
  );
}
