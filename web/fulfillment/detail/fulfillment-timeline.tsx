import { listFulfillmentHappenings } from '@zhidan/core/fulfillment/fulfillment-api.ts';
import * as fulfillmentEvents from '@zhidan/core/fulfillment/fulfillment-event.ts';
import { fulfillmentStageWords, type FulfillmentStage } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import type { QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import type { Words } from '@zhidan/core/kernel/words.ts';
import type { OrderHappening } from '@zhidan/core/orders/api.ts';
import { Button, Skeleton } from 'antd';
import { usePages } from '../../lib/answers.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { InstantText } from '../../ui/instant-text.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { fulfillmentWords } from '../fulfillment-words.ts';
import styles from '../fulfillment.module.css';

const wordsByEvent: ReadonlyMap<string, Words> = new Map(
  Object.values(fulfillmentEvents).flatMap((exported) => ('type' in exported ? [[exported.type.name, exported.type.words] as const] : [])),
);

/** A release is a move and nothing besides. */
function wordsOf(event: string, payload: OrderHappening['payload']): Words | undefined {
  const isRelease = event === fulfillmentEvents.fulfillmentMoved.type.name && payload['action'] === 'release';
  return isRelease ? fulfillmentEvents.fulfillmentReleased.type.words : wordsByEvent.get(event);
}

/** What happened to a fulfillment order, newest first: what, where it went, who, why. */
export function FulfillmentTimeline({ id }: { id: string }) {
  const t = useWords(fulfillmentWords);
  const list = usePages(listFulfillmentHappenings, { id } as QuestionOf<typeof listFulfillmentHappenings>, {
    follows: ['fulfillment_order'],
  });
  if (list.error && !list.rows) return <RefusalNote error={list.error} retry={list.reload} />;
  if (!list.rows) return <Skeleton active />;
  return (
    <>
      <ol className={styles.list}>
        {list.rows.map((happening) => (
          <Happening key={happening.id} happening={happening} />
        ))}
      </ol>
      {list.more && (
        <Button size="small" type="link" loading={list.isLoadingMore} onClick={list.more}>
          {t('more')}
        </Button>
      )}
    </>
  );
}

function Happening({ happening: { event, at, actorName, actorKind, reason, payload } }: { happening: OrderHappening }) {
  const t = useWords(fulfillmentWords);
  const say = useSay();
  const words = wordsOf(event, payload);
  const stageName = (stage: unknown): string =>
    typeof stage === 'string' && stage in fulfillmentStageWords ? say(fulfillmentStageWords[stage as FulfillmentStage]) : '';
  return (
    <li>
      <span className={styles.stacked}>
        <strong>{words ? say(words) : event}</strong>
        {payload['from'] !== undefined && <span>{t('moved', { from: stageName(payload['from']), to: stageName(payload['to']) })}</span>}
        {payload['isAssigned'] === true && <span>{say(fulfillmentEvents.fulfillmentAssigned.type.words)}</span>}
        {reason && <span>{t('reason', { reason })}</span>}
      </span>
      <span className={styles.quiet}>
        <InstantText at={at} /> {actorKind === 'system' ? '' : actorName}
      </span>
    </li>
  );
}
