import { carrierServices } from '@zhidan/core/allocation/carrier-offer.ts';
import { carriers } from '@zhidan/core/allocation/carrier.ts';
import { listRoutes, type RouteView } from '@zhidan/core/allocation/route-api.ts';
import { sayNotice, sayRejection } from '@zhidan/core/allocation/routing/rejection.ts';
import type { RouteCandidate } from '@zhidan/core/allocation/routing/route.ts';
import { scorePartNames, scoreParts } from '@zhidan/core/allocation/routing/routing-weights.ts';
import type { StockReferenceKind } from '@zhidan/core/inventory/stock.ts';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../lib/answers.ts';
import { instantText, moneyText } from '../../lib/formats.ts';
import { useLanguage, useSay, useWords } from '../../lib/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import styles from '../allocation.module.css';
import { allocationWords } from '../allocation-words.ts';
import { useFreightHow } from '../fees/freight-how.tsx';
import { useRegionText } from '../regions/region-text.ts';

type RouteExplainedProps = Readonly<{
  referenceKind: StockReferenceKind;
  referenceId: string;
  /** subjects whose news mean that it may have been routed anew */
  follows: readonly string[];
}>;

/** Why this warehouse and this carrier: every candidate with its fee and score, or with what spoke against it. */
export function RouteExplained({ referenceKind, referenceId, follows }: RouteExplainedProps) {
  const t = useWords(allocationWords);
  const { data, error } = useAnswer(listRoutes, { referenceKind, referenceId }, { follows });
  const [shownId, setShownId] = useState<string | null>(null);
  const routes = data?.items ?? [];
  const route = routes.find(({ id }) => id === shownId) ?? routes[0];
  return (
    <>
      <RefusalNote error={error} />
      {data && !route && <EmptyState title={t('route.empty')} />}
      {routes.length > 1 && (
        <Segmented
          options={routes.map(({ id, routedAt }) => ({ value: id as string, label: instantText(routedAt).slice(5, 16) }))}
          value={route?.id ?? ''}
          onChange={setShownId}
        />
      )}
      {route && <Route route={route} />}
    </>
  );
}

function Route({ route }: { route: RouteView }) {
  const t = useWords(allocationWords);
  const say = useSay();
  const regionText = useRegionText();
  const { weights, candidates, chosen, region } = route;
  const isChosen = ({ carrier, warehouseId, service }: RouteCandidate): boolean =>
    chosen?.carrier === carrier && chosen.warehouseId === warehouseId && (chosen.service || 'standard') === service;
  const best = (candidate: RouteCandidate): number => (isChosen(candidate) ? Number.MAX_SAFE_INTEGER : (candidate.score?.total ?? -1));
  const sorted = candidates.toSorted((one, other) => best(other) - best(one));
  return (
    <>
      {!chosen && <StatusTag tone="bad" text={t('route.because')} />}
      <p className={styles.parts}>
        <span>{regionText(region)}</span>
        <span>
          {t('route.weights')}: {scorePartNames.map((part) => `${say(scoreParts[part].words)} ${weights[part]}%`).join(' · ')}
        </span>
      </p>
      <ol className={styles.candidates}>
        {sorted.map((candidate) => (
          <Candidate
            key={`${candidate.warehouseId} ${candidate.serviceId}`}
            candidate={candidate}
            isChosen={isChosen(candidate)}
            warehouse={route.warehouseNames[candidate.warehouseId] ?? ''}
          />
        ))}
      </ol>
    </>
  );
}

function Candidate({ candidate, isChosen, warehouse }: Readonly<{ candidate: RouteCandidate; isChosen: boolean; warehouse: string }>) {
  const t = useWords(allocationWords);
  const say = useSay();
  const language = useLanguage();
  const how = useFreightHow();
  const { carrier, service, freight, cost, etaDays, score, rejections, notices } = candidate;
  const name = carrier ? say(carriers[carrier].words) : t('route.noCarrier');
  const served = service && service !== 'standard' ? ` · ${say(carrierServices[service])}` : '';
  return (
    <li data-chosen={isChosen}>
      <div className={styles.candidateHead}>
        <strong>
          {warehouse} · {name}
          {served}
        </strong>
        {isChosen && <StatusTag tone="good" text={t('route.chosen')} />}
        {rejections.length > 0 && <StatusTag tone="quiet" text={t('route.rejected')} />}
        {score && (
          <span className="zd-number">
            {t('route.score')} {score.total / 100}
          </span>
        )}
      </div>
      {rejections.map((rejection, index) => (
        <span key={index} className={styles.against}>
          {sayRejection(rejection, language)}
        </span>
      ))}
      {score && (
        <span className={styles.parts}>
          <span>
            {freight ? `${t('route.freight')} ${moneyText(freight.fee)}` : t('route.unknownFee')}
            {cost !== null && ` · ${t('route.cost')} ${moneyText(cost)}`}
            {etaDays !== null && ` · ${t('route.eta', { count: etaDays })}`}
          </span>
          {scorePartNames.map((part) => (
            <span key={part}>
              {say(scoreParts[part].words)} {score.parts[part] / 100}
            </span>
          ))}
        </span>
      )}
      {freight && (
        <span className={styles.quiet}>
          {how(freight)} · {t('route.tableVersion', { version: freight.version })}
        </span>
      )}
      {notices.map((notice, index) => (
        <span key={index} className={styles.noticed}>
          {sayNotice(notice, language)}
        </span>
      ))}
    </li>
  );
}
