import { waitingLimit, type AreaRow } from '@zhidan/core/allocation/area-api.ts';
import { areaEffects, areaReasons, areaStates, type AreaState } from '@zhidan/core/allocation/area/suspended-area.ts';
import { carriers } from '@zhidan/core/allocation/carrier.ts';
import { instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { Button, Tag } from 'antd';
import { instantText } from '../../lib/formats.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { useNowMs } from '../../ui/instant-text.tsx';
import { StatusTag, type Tone } from '../../ui/status-tag.tsx';
import type { Column } from '../../ui/table/column.ts';
import styles from '../allocation.module.css';
import { allocationWords } from '../allocation-words.ts';
import { useRegionText } from '../regions/region-text.ts';

const tones: Readonly<Record<AreaState, Tone>> = { active: 'bad', coming: 'moving', ended: 'quiet' };
const effectColors = { disable_carrier: 'orange', hold: 'red', remind: 'blue' } as const;

/** The columns of the list of suspended areas; `onEnd` null: the person may only look. */
export function useAreaColumns(onEnd: ((area: AreaRow) => void) | null): Column<AreaRow>[] {
  const t = useWords(allocationWords);
  const say = useSay();
  const regionText = useRegionText();
  return [
    {
      key: 'region',
      title: t('area.region'),
      width: 200,
      isFixed: true,
      onPhone: 'title',
      cell: ({ region, keyword }) => (
        <span className={styles.name}>
          <strong>{regionText(region)}</strong>
          {keyword && <span className={styles.quiet}>“{keyword}”</span>}
        </span>
      ),
    },
    {
      key: 'carrier',
      title: t('area.carrier'),
      width: 120,
      cell: ({ carrier }) => (carrier ? say(carriers[carrier].words) : t('area.allCarriers')),
    },
    {
      key: 'effect',
      title: t('area.effect'),
      width: 140,
      cell: ({ effect }) => <Tag color={effectColors[effect]}>{say(areaEffects[effect])}</Tag>,
    },
    {
      key: 'reason',
      title: t('area.reason'),
      width: 190,
      cell: ({ reason, note }) => (
        <span className={styles.name}>
          {say(areaReasons[reason])}
          {note && <span className={styles.quiet}>{note}</span>}
        </span>
      ),
    },
    { key: 'until', title: t('area.lastDay'), width: 150, cell: (area) => <Until area={area} /> },
    {
      key: 'waiting',
      title: t('area.waiting'),
      width: 100,
      align: 'right',
      cell: ({ waitingCount }) =>
        waitingCount ? (
          <span className="zd-number" title={t('area.waitingNote')}>
            {waitingCount >= waitingLimit ? `${waitingLimit}+` : waitingCount}
          </span>
        ) : null,
    },
    {
      key: 'from',
      title: t('area.from'),
      width: 150,
      isHiddenAtStart: true,
      onPhone: 'none',
      cell: ({ from }) => <span className="zd-number">{minuteText(from)}</span>,
    },
    { key: 'by', title: t('area.by'), width: 110, isHiddenAtStart: true, onPhone: 'none', cell: ({ addedBy }) => addedBy },
    {
      key: 'state',
      title: t('area.state'),
      width: 100,
      onPhone: 'status',
      cell: ({ state }) => <StatusTag tone={tones[state]} text={say(areaStates[state])} />,
    },
    {
      key: 'end',
      title: '',
      width: 110,
      isFixed: true,
      cell: (area) =>
        onEnd && area.state !== 'ended' ? (
          <Button
            size="small"
            onClick={(event) => {
              event.stopPropagation();
              onEnd(area);
            }}
          >
            {t('area.end')}
          </Button>
        ) : null,
    },
  ];
}

const minuteText = (at: Instant): string => instantText(at).slice(0, 16);
const hourMs = 3_600_000;
const dayHours = 24;

/** When an area ends, and how long that is from now. */
function Until({ area: { until, state } }: { area: AreaRow }) {
  const t = useWords(allocationWords);
  const nowMs = useNowMs();
  if (until === null) return t('area.forever');
  const hours = Math.ceil((instantMs(until) - nowMs) / hourMs);
  const left = hours >= 2 * dayHours ? t('area.leftDays', { count: Math.round(hours / dayHours) }) : t('area.leftHours', { count: hours });
  return (
    <span className={styles.name}>
      <span className="zd-number">{minuteText(until)}</span>
      {state === 'active' && hours > 0 && <span className={styles.quiet}>{left}</span>}
    </span>
  );
}
