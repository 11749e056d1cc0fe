import { carrierServices } from '@zhidan/core/allocation/carrier-offer.ts';
import { carriers } from '@zhidan/core/allocation/carrier.ts';
import { examplePlace } from '@zhidan/core/allocation/fee/example-fees.ts';
import { quoteFreights, type FreightQuote } from '@zhidan/core/allocation/fee-api.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Cascader } from 'antd';
import { useState } from 'react';
import { answerOf } from '../../lib/answers.ts';
import { moneyText } from '../../lib/formats.ts';
import { useLanguage, useSay, useWords } from '../../lib/words.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import styles from '../allocation.module.css';
import { allocationWords } from '../allocation-words.ts';
import { regionOptions } from '../regions/region-options.ts';
import { useFreightHow } from './freight-how.tsx';

type Parcel = Readonly<{ place: readonly string[]; kg: number; size: readonly [number, number, number]; pieces: number }>;

const start: Parcel = { place: examplePlace, kg: 1.2, size: [0, 0, 0], pieces: 1 };

/** A parcel to try on all tables that are in force: what each carrier asks, and how that is made. */
export function FreightTry() {
  const t = useWords(allocationWords);
  const language = useLanguage();
  const [parcel, setParcel] = useState(start);
  const set = (change: Partial<Parcel>): void => setParcel({ ...parcel, ...change });
  const { kg, pieces } = parcel;
  const [length, width, height] = parcel.size;
  const sizes = [0, 1, 2] as const;
  return (
    <div className={styles.try}>
      <Panel title={t('try.title')}>
        <div className={styles.tryFields}>
          <label>
            {t('try.city')}
            <Cascader
              aria-label={t('try.city')}
              options={regionOptions(language)}
              value={[...parcel.place]}
              onChange={(place) => place && set({ place: place.map(String) })}
              showSearch
              changeOnSelect
              allowClear={false}
              placeholder={t('try.cityHint')}
            />
          </label>
          <label>
            {t('try.weight')}
            <NumberField
              aria-label={t('try.weight')}
              min={0}
              max={1_000}
              step={0.1}
              value={kg}
              onChange={(value) => set({ kg: value ?? 0 })}
            />
          </label>
          <label>
            {t('try.size')}
            <span className={styles.size}>
              {sizes.map((side) => (
                <NumberField
                  key={side}
                  aria-label={`${t('try.size')} ${side + 1}`}
                  min={0}
                  max={500}
                  controls={false}
                  value={parcel.size[side] || null}
                  onChange={(value) => set({ size: parcel.size.with(side, value ?? 0) as unknown as Parcel['size'] })}
                />
              ))}
            </span>
          </label>
          <label>
            {t('try.pieces')}
            <NumberField
              aria-label={t('try.pieces')}
              min={1}
              max={10_000}
              precision={0}
              value={pieces}
              onChange={(value) => set({ pieces: value ?? 1 })}
            />
          </label>
        </div>
        <Quotes parcel={parcel} volumeMl={Math.round(length * width * height)} />
      </Panel>
    </div>
  );
}

function Quotes({ parcel: { place, kg, pieces }, volumeMl }: Readonly<{ parcel: Parcel; volumeMl: number }>) {
  const t = useWords(allocationWords);
  const [province = '', city = '', district = ''] = place;
  const question = { province, city, district, weightGram: Math.round(kg * 1_000), volumeMl, pieces };
  const { data, error } = useQuery({ ...answerOf(quoteFreights, question, { follows: ['fee_table'] }), placeholderData: keepPreviousData });
  return (
    <>
      <RefusalNote error={error} />
      {data?.quotes.length === 0 && <p className={styles.quiet}>{t('try.empty')}</p>}
      <ol className={styles.quotes}>
        {data?.quotes.map((quote, index) => (
          <Quote key={quote.feeTableId} quote={quote} isBest={index === 0 && quote.freight !== null} />
        ))}
      </ol>
    </>
  );
}

function Quote({ quote, isBest }: Readonly<{ quote: FreightQuote; isBest: boolean }>) {
  const t = useWords(allocationWords);
  const say = useSay();
  const how = useFreightHow();
  const { carrier, service, table, version, warehouseName, freight, problem } = quote;
  const served = service === 'standard' ? '' : ` · ${say(carrierServices[service])}`;
  return (
    <li data-best={isBest}>
      <span className={styles.name}>
        <strong>
          {say(carriers[carrier].words)}
          {served}
        </strong>
        <span className={styles.quiet}>
          {table} · {t('fee.version', { version })}
          {warehouseName ? ` · ${warehouseName}` : ''}
        </span>
      </span>
      <span className={`${styles.fee} zd-number`}>{freight ? moneyText(freight.fee) : '—'}</span>
      <span className={styles.how}>{freight ? how(freight) : t(problem === 'on_request' ? 'try.on_request' : 'try.not_covered')}</span>
      <span className={styles.quiet}>{freight && t('fee.daysText', { days: daysText(freight.etaDays) })}</span>
    </li>
  );
}

const daysText = ([fewest, most]: readonly [number, number]): string => (fewest === most ? `${most}` : `${fewest}–${most}`);
