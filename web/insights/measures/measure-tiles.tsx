import type { Measure } from '@zhidan/core/insights/measures/measure-code.ts';
import { measures as table } from '@zhidan/core/insights/measures/measure.ts';
import type { Measures } from '@zhidan/core/insights/measures/measures-api.ts';
import { useLanguage, useSay, useWords } from '../../lib/words.ts';
import { Tile, Tiles } from '../../ui/tile.tsx';
import { figureText, shareText } from './figure-text.ts';
import { measuresWords } from './measures-words.ts';

type MeasureTilesProps = Readonly<{ answer: Measures; chosen: Measure; onChoose: (measure: Measure) => void }>;
type Figure = Measures['measures'][number];

/** The five measures at a glance: before, now, and how far apart they are. */
export function MeasureTiles({ answer, chosen, onChoose }: MeasureTilesProps) {
  const t = useWords(measuresWords);
  const say = useSay();
  const language = useLanguage();
  const baselineOf = (measure: Measure): number | undefined => answer.baselines.find((one) => one.measure === measure)?.value;
  const change = ({ measure, value }: Figure): string => {
    const before = baselineOf(measure);
    if (before === undefined) return t('noBefore');
    const told = t('before', { value: figureText(measure, before, language) });
    if (value === null || before === 0) return told;
    const share = Math.abs(value - before) / before;
    const apart = value === before ? t('same') : t(value < before ? 'better' : 'worse', { percent: shareText(share * 10_000, language) });
    return `${told} · ${apart}`;
  };
  const counted = ({ measure, high, count, of }: Figure): string => {
    if (measure === 'handling' || measure === 'answers') {
      const amount = t(`measuredCount.${measure}`, { count });
      return high === null ? amount : `${t('ninety', { time: figureText(measure, high, language) })} · ${amount}`;
    }
    const share = t('ofAll', { count, of });
    return measure === 'questions' && answer.selfServed > 0 ? `${share} · ${t('selfServed', { count: answer.selfServed })}` : share;
  };
  const tone = ({ measure, value }: Figure) => {
    const before = baselineOf(measure);
    if (value === null) return 'quiet' as const;
    return before === undefined ? undefined : value <= before ? ('good' as const) : ('bad' as const);
  };
  return (
    <Tiles width={200} label={t('title')} tour="measures">
      {answer.measures.map((figure) => (
        <Tile
          key={figure.measure}
          title={say(table[figure.measure].words)}
          value={figure.value === null ? t('nothing') : figureText(figure.measure, figure.value, language)}
          notes={[change(figure), counted(figure)]}
          tone={tone(figure)}
          isChosen={figure.measure === chosen}
          onPress={() => onChoose(figure.measure)}
        />
      ))}
    </Tiles>
  );
}
