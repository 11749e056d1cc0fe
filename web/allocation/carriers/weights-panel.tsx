import { listWeights, saveWeights, type WeightsRow } from '@zhidan/core/allocation/carrier-api.ts';
import { scorePartNames, scoreParts, usualWeights, weightsSum, type ScorePart } from '@zhidan/core/allocation/routing/routing-weights.ts';
import { listShopNames } from '@zhidan/core/channels/api.ts';
import { fen } from '@zhidan/core/kernel/money.ts';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useAnswer, useItems } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import styles from '../allocation.module.css';
import { allocationWords } from '../allocation-words.ts';

const everyShop = 'all';

/** What counts how much when the best carrier is chosen, for all shops or for one. */
export function WeightsPanel() {
  const t = useWords(allocationWords);
  const [scope, setScope] = useState<string>(everyShop);
  const { data, error } = useAnswer(listWeights, {}, { follows: ['routing_weights'] });
  const shops = useItems(listShopNames, {}, { follows: ['shop'] }).rows ?? [];
  const general = data?.items.find(({ shopId }) => shopId === null);
  const own = data?.items.find(({ shopId }) => shopId === scope);
  const hasOwn = (id: string): boolean => data?.items.some(({ shopId }) => shopId === id) ?? false;
  const choices = [
    { value: everyShop, label: t('weights.scopeAll') },
    ...shops.map(({ id, name }) => ({ value: id as string, label: hasOwn(id) ? `${name}${t('weights.own')}` : name })),
  ];
  const shown = own ?? general;
  return (
    <div className={styles.weightsPanel}>
      <Panel
        title={t('weights.title')}
        note={t('weights.note')}
        extra={<Select aria-label={t('weights.scope')} options={choices} value={scope} onChange={setScope} popupMatchSelectWidth={false} />}
      >
        <RefusalNote error={error} />
        {shown && (
          <Weights
            key={`${scope} ${JSON.stringify(shown)}`}
            weights={shown}
            shopId={scope === everyShop ? null : scope}
            hasOwn={scope === everyShop ? !data?.isUsual : own !== undefined}
          />
        )}
      </Panel>
    </div>
  );
}

type WeightsProps = Readonly<{ weights: WeightsRow; shopId: string | null; hasOwn: boolean }>;

function Weights({ weights, shopId, hasOwn }: WeightsProps) {
  const t = useWords(allocationWords);
  const say = useSay();
  const toast = useToast();
  const mayManage = useMay('allocation.manage');
  const saving = useCommand(saveWeights, ['routing_weights']);
  const { shopId: _of, ...start } = weights;
  const [draft, setDraft] = useState(start);
  const sum = weightsSum(draft);
  const give = (next: typeof draft | null): void => saving.give({ shopId, weights: next }, () => toast.done(t('weights.saved')));
  const isChanged = JSON.stringify(draft) !== JSON.stringify(start);
  return (
    <>
      <RefusalNote error={saving.error} />
      <div className={styles.weights}>
        {scorePartNames.map((part: ScorePart) => (
          <label key={part}>
            {say(scoreParts[part].words)}
            <NumberField
              min={0}
              max={100}
              precision={0}
              suffix="%"
              disabled={!mayManage}
              value={draft[part]}
              onChange={(value) => setDraft({ ...draft, [part]: value ?? 0 })}
            />
          </label>
        ))}
        <label>
          {t('weights.latePenalty')}
          <NumberField
            min={0}
            max={100_000}
            precision={2}
            disabled={!mayManage}
            value={draft.latePenalty / 100}
            onChange={(value) => setDraft({ ...draft, latePenalty: fen(Math.round((value ?? 0) * 100)) })}
          />
        </label>
      </div>
      <div className={styles.bar} aria-hidden>
        {scorePartNames.map((part) => (
          <span key={part} style={{ flexGrow: draft[part], flexBasis: 0 }} />
        ))}
      </div>
      <div className={styles.sumLine}>
        <strong data-wrong={sum !== 100}>{t('weights.sum', { sum })}</strong>
        {mayManage && (
          <>
            <Button type="primary" disabled={!isChanged || sum !== 100} loading={saving.isPending} onClick={() => give(draft)}>
              {t('form.save')}
            </Button>
            {hasOwn && (
              <Button disabled={saving.isPending} onClick={() => give(shopId === null ? usualWeights : null)}>
                {t(shopId === null ? 'weights.reset' : 'weights.resetShop')}
              </Button>
            )}
          </>
        )}
      </div>
    </>
  );
}
