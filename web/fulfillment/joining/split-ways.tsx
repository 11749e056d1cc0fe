import { splitWays, type SplitWay } from '@zhidan/core/fulfillment/joining/split-plan.ts';
import { Select } from 'antd';
import { useSay, useWords } from '../../lib/words.ts';
import styles from './joining.module.css';
import { joiningWords } from './joining-words.ts';
import { byHand, type Plan } from './split-plan.ts';
import { NumberField } from '../../ui/number-field.tsx';

/** What is typed for a way's most, and how much of the server's unit one of it is. */
const mosts = {
  weight: { words: 'mostGram', unit: 1_000, start: 20 },
  value: { words: 'mostYuan', unit: 100, start: 500 },
  pieces: { words: 'mostPieces', unit: 1, start: 10 },
} as const;

const mostOf = (how: Plan['how']) => (how in mosts ? mosts[how as keyof typeof mosts] : null);

/** How to split without counting, with the most that a part may have. */
export function SplitWays({ plan, setPlan }: { plan: Plan; setPlan: (plan: Plan) => void }) {
  const t = useWords(joiningWords);
  const say = useSay();
  const most = mostOf(plan.how);
  const choose = (how: Plan['how']): void => {
    const start = mostOf(how);
    setPlan(how === 'hand' ? byHand : { how, most: start ? start.start * start.unit : 1 });
  };
  return (
    <div className={styles.ways}>
      <Select<Plan['how']>
        aria-label={t('way')}
        value={plan.how}
        style={{ minWidth: 150 }}
        options={[
          { value: 'hand' as const, label: t('way.hand') },
          ...(Object.keys(splitWays) as SplitWay[]).map((value) => ({ value, label: say(splitWays[value]) })),
        ]}
        onChange={choose}
      />
      {most && plan.how !== 'hand' && (
        <NumberField
          aria-label={t(most.words)}
          prefix={<span className={styles.quiet}>{t(most.words)}</span>}
          min={1}
          max={100_000}
          precision={0}
          style={{ width: 190 }}
          value={plan.most / most.unit}
          onChange={(value) => value && setPlan({ how: plan.how, most: value * most.unit })}
        />
      )}
    </div>
  );
}
