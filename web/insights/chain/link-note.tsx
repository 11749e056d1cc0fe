import { setChainLimit, type ChainWatch } from '@zhidan/core/insights/chain/chain-api.ts';
import { chainLinks } from '@zhidan/core/insights/chain/chain-link.ts';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { durationText } from '../../lib/formats.ts';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useLanguage, useSay, useWords } from '../../lib/words.ts';
import { RelativeText } from '../../ui/instant-text.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import styles from './chain.module.css';
import { chainWords } from './chain-words.ts';

const minuteMs = 60_000;

/** One link: what to do when it is broken, where, and how long it may take. */
export function LinkNote({ figures }: { figures: ChainWatch['links'][number] }) {
  const t = useWords(chainWords);
  const say = useSay();
  const language = useLanguage();
  const toast = useToast();
  const navigate = useNavigate();
  const maySetUp = useMay('fulfillment.set_up');
  const { link, limitMinutes, oldestAt } = figures;
  const [minutes, setMinutes] = useState<number | null>(limitMinutes);
  const setting = useCommand(setChainLimit, ['chain_limit']);
  const { words, advice } = chainLinks[link];
  const place: string = chainLinks[link].place;
  const save = (): void => {
    if (minutes !== null) setting.give({ link, minutes }, () => toast.done(t('saved')));
  };
  return (
    <Panel
      title={say(words)}
      note={t('limit', { time: durationText(limitMinutes * minuteMs, language) })}
      extra={<Button onClick={() => void navigate({ to: place })}>{t('goThere')}</Button>}
    >
      <p className={styles.advice}>
        {say(advice)} {oldestAt && <RelativeText at={oldestAt} />}
      </p>
      {maySetUp && (
        <label className={styles.limit}>
          {t('minutes')}
          <NumberField min={1} max={20_160} precision={0} value={minutes} onChange={setMinutes} onPressEnter={save} />
          <Button disabled={minutes === null || minutes === limitMinutes} loading={setting.isPending} onClick={save}>
            {t('save')}
          </Button>
        </label>
      )}
      <RefusalNote error={setting.error} />
    </Panel>
  );
}
