import type { Deadlines } from '@zhidan/core/fulfillment/deadlines/deadline-api.ts';
import { riskBands, type RiskBand } from '@zhidan/core/fulfillment/deadlines/late-risk.ts';
import { moneyText, numberText } from '../../lib/formats.ts';
import { useLanguage, useSay, useWords } from '../../lib/words.ts';
import { Tile, Tiles } from '../../ui/tile.tsx';
import { deadlinesWords } from './deadlines-words.ts';

type RiskTilesProps = Readonly<{
  bands: Deadlines['bands'];
  chosen: RiskBand | undefined;
  onChoose: (band: RiskBand | undefined) => void;
}>;

const tones: Readonly<Partial<Record<RiskBand, 'bad' | 'warn'>>> = { late: 'bad', two: 'bad', six: 'warn', twelve: 'warn' };

/** How many wait in each band of time left, and the money at risk; a press narrows the list to it, another shows all again. */
export function RiskTiles({ bands, chosen, onChoose }: RiskTilesProps) {
  const t = useWords(deadlinesWords);
  const say = useSay();
  const language = useLanguage();
  return (
    <Tiles width={140} tour="risk-bands">
      {bands.map(({ band, count, riskFen }) => (
        <Tile
          key={band}
          title={say(riskBands[band].words)}
          value={t('bandOrders', { count, total: numberText(count, language) })}
          notes={[t('bandRisk', { amount: moneyText(riskFen) })]}
          tone={count === 0 ? 'quiet' : tones[band]}
          isChosen={chosen === band}
          onPress={() => onChoose(chosen === band ? undefined : band)}
        />
      ))}
    </Tiles>
  );
}
