import { listRulePresets, takeRulePreset } from '@zhidan/core/audit/presets/preset-api.ts';
import { rulePresets, type PresetContent } from '@zhidan/core/audit/presets/rule-preset.ts';
import { CheckOutlined } from '@ant-design/icons';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Button, Skeleton } from 'antd';
import { useAnswer } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { Panel } from '../../ui/panel.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { presetWords } from './preset-words.ts';
import styles from './presets.module.css';

type Presets = OutputOf<typeof listRulePresets>;

/** Three ways to begin, each with the share of the latest orders that it would let pass. */
export function PresetsPanel() {
  const t = useWords(presetWords);
  const { data, error, refetch } = useAnswer(listRulePresets, {}, { follows: ['audit_rule', 'audit_name'] });
  const shareText = useShareText();
  return (
    <Panel title={t('panel.title')} note={t('panel.note')}>
      <RefusalNote error={error} retry={() => void refetch()} />
      {!data && !error && <Skeleton active paragraph={{ rows: 3 }} />}
      {data && (
        <>
          {data.items.every(({ changeCount }) => changeCount > 0) && (
            <p className={styles.own}>{t('now.own', { share: shareText(data.now.passCount, data.orderCount) })}</p>
          )}
          <ul className={styles.presets}>
            {data.items.map((item) => (
              <PresetCard key={item.preset} item={item} orderCount={data.orderCount} />
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

function PresetCard({ item: { preset, changeCount, passCount }, orderCount }: { item: Presets['items'][number]; orderCount: number }) {
  const t = useWords(presetWords);
  const say = useSay();
  const toast = useToast();
  const shareText = useShareText();
  const mayManage = useMay('audit.manage');
  const taking = useCommand(takeRulePreset, ['audit_rule', 'audit_name']);
  const { words, note, on, parameters }: (typeof rulePresets)[typeof preset] = rulePresets[preset];
  const takeBack = (before: PresetContent): void => {
    taking
      .ask({ ...before, on: [...before.on] })
      .then(() => toast.done(t('takenBack')))
      .catch(toast.failed);
  };
  const take = (): void => {
    taking
      .ask({ on: [...on], parameters })
      .then(({ before }) => toast.done(t('taken', { preset: say(words) }), () => takeBack(before)))
      .catch(toast.failed);
  };
  const isInUse = changeCount === 0;
  return (
    <li className={styles.preset} data-preset={preset} data-in-use={isInUse || undefined}>
      <h3>{say(words)}</h3>
      <p className={styles.share}>{shareText(passCount, orderCount)}</p>
      <p className={styles.note}>{say(note)}</p>
      <div className={styles.foot}>
        {isInUse ? (
          <span className={styles.inUse}>
            <CheckOutlined aria-hidden /> {t('inUse')}
          </span>
        ) : (
          <>
            {mayManage && (
              <Button loading={taking.isPending} onClick={take}>
                {t('take')}
              </Button>
            )}
            <small>{t('changes', { count: changeCount })}</small>
          </>
        )}
      </div>
    </li>
  );
}

/** Rounded down: nobody is promised an order more. */
function useShareText(): (passCount: number, orderCount: number) => string {
  const t = useWords(presetWords);
  return (passCount, orderCount) =>
    orderCount === 0 ? t('share.none') : t('share.some', { orders: orderCount, percent: Math.floor((passCount * 100) / orderCount) });
}
