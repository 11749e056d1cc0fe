import type { Deadlines } from '@zhidan/core/fulfillment/deadlines/deadline-api.ts';
import { riskBands, type RiskBand } from '@zhidan/core/fulfillment/deadlines/late-risk.ts';
import { moneyText, numberText } from '../../lib/formats.ts';
import { useLanguage, useSay, useWords } from '../../lib/words.ts';
import styles from './deadlines.module.css';
import { deadlinesWords } from './deadlines-words.ts';

type RiskTilesProps = Readonly<{
  bands: Deadlines['bands'];
  chosen: RiskBand | undefined;
  onChoose: (band: RiskBand | undefined) => void;
}>;

/** How many wait in each band of time left, and the money at risk; a press narrows the list to it, another shows all again. */
export function RiskTiles({ bands, chosen, onChoose }: RiskTilesProps) {
  const t = useWords(deadlinesWords);
  const say = useSay();
  const language = useLanguage();
  return (
    <div className={styles.tiles}>
      {bands.map(({ band, count, riskFen }) => (
        <button
          key={band}
          type="button"
          className={styles.tile}
          data-band={band}
          data-empty={count === 0 || undefined}
          aria-pressed={chosen === band}
          onClick={() => onChoose(chosen === band ? undefined : band)}
        >
          <span>{say(riskBands[band].words)}</span>
          <strong className="zd-number">{t('bandOrders', { count: numberText(count, language) })}</strong>
          <span className={styles.quiet}>{t('bandRisk', { amount: moneyText(riskFen) })}</span>
        </button>
      ))}
    </div>
  );
}
