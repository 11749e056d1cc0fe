import * as exceptionEvents from '@zhidan/core/orders/exception-event.ts';
import * as holdEvents from '@zhidan/core/orders/exceptions/hold-event.ts';
import * as orderEvents from '@zhidan/core/orders/order-event.ts';
import { interceptionStates, type InterceptionState } from '@zhidan/core/tracking/interception.ts';
import { orderInterception } from '@zhidan/core/tracking/tracking-event.ts';
import type { QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { Words } from '@zhidan/core/kernel/words.ts';
import { listOrderHappenings, type OrderHappening } from '@zhidan/core/orders/api.ts';
import { orderRoads } from '@zhidan/core/orders/order.ts';
import { orderExceptions, type ExceptionDetail, type OrderExceptionKind } from '@zhidan/core/orders/order-exception.ts';
import { Button, Skeleton } from 'antd';
import { usePages } from '../../lib/answers.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { diffFields } from '../../ui/diff-fields.ts';
import { DiffView, textsOf } from '../../ui/diff-view.tsx';
import { InstantText } from '../../ui/instant-text.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useExceptionText } from '../rule-text.ts';
import { ordersWords } from '../orders-words.ts';
import styles from './detail.module.css';
import { useHappeningNames } from './happening-names.ts';

const wordsByEvent: ReadonlyMap<string, Words> = new Map(
  [...Object.values(orderEvents), ...Object.values(exceptionEvents), ...Object.values(holdEvents), orderInterception].flatMap((exported) =>
    'type' in exported ? [[exported.type.name, exported.type.words] as const] : [],
  ),
);

/** What happened to the order, newest first: who, when, why, and what became of what. */
export function Timeline({ orderId }: { orderId: string }) {
  const t = useWords(ordersWords);
  const list = usePages(listOrderHappenings, { orderId } as QuestionOf<typeof listOrderHappenings>, { follows: ['order'] });
  if (list.error && !list.rows) return <RefusalNote error={list.error} retry={list.reload} />;
  if (!list.rows) return <Skeleton active />;
  return (
    <>
      <ol className={styles.timeline}>
        {list.rows.map((happening) => (
          <Happening key={happening.id} happening={happening} />
        ))}
      </ol>
      {list.more && (
        <Button size="small" type="link" loading={list.isLoadingMore} onClick={list.more}>
          {t('timeline.more')}
        </Button>
      )}
    </>
  );
}

function Happening({ happening }: { happening: OrderHappening }) {
  const t = useWords(ordersWords);
  const say = useSay();
  const { at, event, actorKind, actorName, reason } = happening;
  const words = wordsByEvent.get(event);
  const actor = `actor.${actorKind}`;
  return (
    <li className={styles.happening}>
      <div className={styles.happeningHead}>
        <strong>{words ? say(words) : event}</strong>
        <span className={styles.faint}>
          <InstantText at={at} /> · {actor in ordersWords.rows ? t(actor as keyof typeof ordersWords.rows) : actorName}
        </span>
      </div>
      {reason && <div>{t('timeline.reason', { reason })}</div>}
      <Change happening={happening} />
    </li>
  );
}

function Change({ happening: { event, payload, before, after } }: { happening: OrderHappening }) {
  const t = useWords(ordersWords);
  const say = useSay();
  const exceptionText = useExceptionText();
  const { fieldName, valueName } = useHappeningNames();
  const road = payload['road'];
  if (typeof road === 'string' && road in orderRoads)
    return <div className={styles.faint}>{t('timeline.road', { road: say(orderRoads[road as keyof typeof orderRoads]) })}</div>;
  const { kind, state, waybillNo } = payload;
  if (event === orderInterception.type.name && typeof state === 'string' && state in interceptionStates)
    return (
      <div>
        <span className="zd-code">{String(waybillNo)}</span> {say(interceptionStates[state as InterceptionState])}
      </div>
    );
  if (event.startsWith('order.exception_') && typeof kind === 'string' && kind in orderExceptions) {
    const known = kind as OrderExceptionKind;
    return (
      <div>{event.endsWith('raised') ? exceptionText(known, (after ?? {}) as ExceptionDetail) : say(orderExceptions[known].words)}</div>
    );
  }
  if (!before && !after) return null;
  const [past, next] = [before as JsonObject | null, after as JsonObject | null];
  if (diffFields(past, next).length === 0) return <div className={styles.faint}>{t('timeline.masked')}</div>;
  const [only, ...others] = diffFields(past, next);
  const sides = [textsOf(only?.before), textsOf(only?.after)] as const;
  if (only && others.length === 0 && sides.every((texts) => texts.length <= 1)) {
    const [left, right] = sides.map(([text]) => text && valueName(text, only.path));
    return (
      <div className={styles.inline}>
        {fieldName(only.path)} {left && <del>{left}</del>} → {right ? <ins>{right}</ins> : '—'}
      </div>
    );
  }
  return (
    <div className={styles.change}>
      <DiffView before={past} after={next} nameOf={fieldName} valueOf={valueName} />
    </div>
  );
}
