import { handlingPieces, type HandlingPiece } from '@zhidan/core/insights/measures/handling.ts';
import type { Measure } from '@zhidan/core/insights/measures/measure-code.ts';
import { measures as table, partWords } from '@zhidan/core/insights/measures/measure.ts';
import type { Measures } from '@zhidan/core/insights/measures/measures-api.ts';
import { useLanguage, useSay, useWords } from '../../lib/words.ts';
import { Panel } from '../../ui/panel.tsx';
import { BarMark, StackedBar } from '../../ui/stacked-bar.tsx';
import { figureText, shareText, timeText } from './figure-text.ts';
import styles from './measures.module.css';
import { measuresWords } from './measures-words.ts';

type MeasurePartsProps = Readonly<{
  answer: Measures;
  measure: Measure;
  chosen: string | undefined;
  onChoose: (part: string | undefined) => void;
}>;
type Part = Measures['parts'][number];

/** What a measure is made of: of handling the pieces as one bar; a press narrows or ranks the list. */
export function MeasureParts({ answer, measure, chosen, onChoose }: MeasurePartsProps) {
  const t = useWords(measuresWords);
  const say = useSay();
  const language = useLanguage();
  const { parts } = answer;
  if (parts.length === 0) return null;
  const isHandling = measure === 'handling';
  const hasTimes = table[measure].unit === 'seconds';
  const weight = ({ mean, count }: Part): number => (isHandling ? (mean ?? 0) : count);
  const whole = parts.reduce((sum, part) => sum + weight(part), 0);
  const nameOf = (code: string): string => say(partWords[measure][code] ?? { 'zh-CN': code, en: code });
  const share = (part: Part): string => shareText(whole === 0 ? 0 : (weight(part) / whole) * 10_000, language);
  const time = (seconds: number | null): string => (seconds === null ? t('nothing') : timeText(seconds, language));
  const bar = parts.map((part) => ({
    key: part.code,
    name: nameOf(part.code),
    value: weight(part),
    text: isHandling ? time(part.mean) : String(part.count),
  }));
  return (
    <Panel title={say(table[measure].parts)} {...(isHandling ? { note: t('part.lesson') } : {})}>
      <StackedBar label={bar.map(({ name, text }) => `${name} ${text}`).join(', ')} parts={bar} />
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t(isHandling ? 'part.name' : 'row.part')}</th>
              {!isHandling && <th scope="col">{t('part.count')}</th>}
              <th scope="col" className={hasTimes ? styles.roomy : undefined}>
                {t('part.share')}
              </th>
              {hasTimes && <th scope="col">{t('part.mean')}</th>}
              {hasTimes && <th scope="col">{t('part.half')}</th>}
              {hasTimes && <th scope="col">{t('part.most')}</th>}
            </tr>
          </thead>
          <tbody>
            {parts.map((part, index) => (
              <tr key={part.code} data-chosen={part.code === chosen || undefined}>
                <th scope="row">
                  <button
                    type="button"
                    className={styles.pick}
                    aria-pressed={part.code === chosen}
                    title={isHandling ? say(handlingPieces[part.code as HandlingPiece].note) : undefined}
                    onClick={() => onChoose(part.code === chosen ? undefined : part.code)}
                  >
                    <BarMark index={index} />
                    {nameOf(part.code)}
                  </button>
                </th>
                {!isHandling && <td>{part.count}</td>}
                <td className={hasTimes ? styles.roomy : undefined}>{share(part)}</td>
                {hasTimes && <td>{time(part.mean)}</td>}
                {hasTimes && <td>{time(part.value)}</td>}
                {hasTimes && <td>{time(part.high)}</td>}
              </tr>
            ))}
          </tbody>
          {isHandling && <WholeRow mean={whole} figure={answer.measures.find((one) => one.measure === measure)} />}
        </table>
      </div>
    </Panel>
  );
}

function WholeRow({ mean, figure }: { mean: number; figure: Measures['measures'][number] | undefined }) {
  const t = useWords(measuresWords);
  const language = useLanguage();
  const time = (seconds: number | null | undefined): string =>
    seconds === null || seconds === undefined ? t('nothing') : timeText(seconds, language);
  return (
    <tfoot>
      <tr>
        <th scope="row">{t('part.all')}</th>
        <td className={styles.roomy}>{shareText(10_000, language)}</td>
        <td>{time(mean)}</td>
        <td>{time(figure?.value)}</td>
        <td>{time(figure?.high)}</td>
      </tr>
    </tfoot>
  );
}

/** The measure shop by shop; a press narrows everything to it. */
export function MeasureShops({ answer, measure, onChoose }: { answer: Measures; measure: Measure; onChoose: (shopId: string) => void }) {
  const t = useWords(measuresWords);
  const language = useLanguage();
  const hasTimes = table[measure].unit === 'seconds';
  const text = (value: number | null): string => (value === null ? t('nothing') : figureText(measure, value, language));
  if (answer.shops.length === 0) return null;
  return (
    <Panel title={t('byShop')}>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('shop')}</th>
              <th scope="col">{t('part.count')}</th>
              <th scope="col">{hasTimes ? t('part.half') : t('part.share')}</th>
              {hasTimes && <th scope="col">{t('part.most')}</th>}
            </tr>
          </thead>
          <tbody>
            {answer.shops.map(({ id, name, value, high, count, of }) => (
              <tr key={id}>
                <th scope="row">
                  <button type="button" className={styles.pick} onClick={() => onChoose(id)}>
                    {name}
                  </button>
                </th>
                <td>{hasTimes ? count : t('ofAll', { count, of })}</td>
                <td>{text(value)}</td>
                {hasTimes && <td>{text(high)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
