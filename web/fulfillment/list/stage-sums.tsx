import { sumFulfillments } from '@zhidan/core/fulfillment/fulfillment-api.ts';
import { fulfillmentStageWords, openStages, stagesUnderWay, type FulfillmentStage } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import type { QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { useAnswer } from '../../lib/answers.ts';
import { numberText } from '../../lib/formats.ts';
import { useLanguage, useSay, useWords } from '../../lib/words.ts';
import { fulfillmentWords } from '../fulfillment-words.ts';
import styles from '../fulfillment.module.css';

type Props = Readonly<{
  filters: QuestionOf<typeof sumFulfillments>;
  chosen: FulfillmentStage | undefined;
  onChoose: (stage: FulfillmentStage | undefined) => void;
}>;

/** What stands where, in the order of the life; a press narrows the list to it. Deadlines pass without news, so it asks again. */
export function StageSums({ filters, chosen, onChoose }: Props) {
  const t = useWords(fulfillmentWords);
  const say = useSay();
  const language = useLanguage();
  const { data } = useAnswer(sumFulfillments, filters, { follows: ['fulfillment_order'], refetchInterval: 60_000 });
  const byStage = new Map(data?.stages.map((sum) => [sum.stage, sum]));
  return (
    <div className={styles.sums}>
      {[...openStages, ...stagesUnderWay.slice(0, 1)].map((stage) => {
        const sum = byStage.get(stage);
        const isCounted = openStages.some((one) => one === stage);
        return (
          <button
            key={stage}
            type="button"
            className={styles.sum}
            aria-pressed={chosen === stage}
            onClick={() => onChoose(chosen === stage ? undefined : stage)}
          >
            {say(fulfillmentStageWords[stage])}{' '}
            {isCounted && <strong className="zd-number">{data ? numberText(sum?.count ?? 0, language) : '…'}</strong>}
            {sum && sum.lateCount > 0 && <span className={styles.late}>{t('sum.late', { count: sum.lateCount })}</span>}
          </button>
        );
      })}
    </div>
  );
}
