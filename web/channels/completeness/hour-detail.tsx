import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { hourMs } from '@zhidan/core/channels/completeness/ledger-rules.ts';
import { checkHoursNow, showHour, type HourView } from '@zhidan/core/channels/completeness-api.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { fen, type Fen } from '@zhidan/core/kernel/money.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Button, Skeleton } from 'antd';
import { useAnswer } from '../../lib/answers.ts';
import { instantText, moneyText, numberText } from '../../lib/formats.ts';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useLanguage, useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { InstantText } from '../../ui/instant-text.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { useToast } from '../../ui/toast.tsx';
import styles from './completeness.module.css';
import { completenessWords } from './completeness-words.ts';

type HourDetailProps = Readonly<{ shopId: ShopId; name: string; hour: HourView['hour'] | null; onClose: () => void }>;

/** One hour: the platform's figures against ours, every look at it, and another look. */
export function HourDetail({ shopId, name, hour, onClose }: HourDetailProps) {
  return (
    <DetailDrawer
      title={hour ? `${name} · ${hourName(hour)}` : name}
      isOpen={hour !== null}
      onClose={onClose}
      footer={hour && <CheckButton shopId={shopId} hour={hour} />}
    >
      {hour && <HourFacts shopId={shopId} hour={hour} />}
    </DetailDrawer>
  );
}

export const hourName = (hour: HourView['hour']): string =>
  `${instantText(hour).slice(5, 16)}–${instantText(plusMs(hour, hourMs)).slice(11, 16)}`;

type Hour = OutputOf<typeof showHour>;

function HourFacts({ shopId, hour }: { shopId: ShopId; hour: HourView['hour'] }) {
  const t = useWords(completenessWords);
  const { data, error, refetch } = useAnswer(showHour, { shopId, hour }, { follows: ['shop'], refetchInterval: 3_000 });
  if (error && !data) return <RefusalNote error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton active />;
  return (
    <>
      <p>
        <StatusTag tone={data.state === 'green' ? 'good' : 'bad'} text={t(`state.${data.state}`)} />{' '}
        <span className={styles.faint}>{adviceOf(data, t)}</span>
      </p>
      <Comparison hour={data} />
      <h3>{t('history')}</h3>
      <History checks={data.checks} />
    </>
  );
}

function adviceOf({ state, fillCount, alarmedAt, platformCount, ourCount }: Hour, t: Say): string {
  if (state === 'green') return t('adviceGreen');
  if (alarmedAt) return t(ourCount > platformCount ? 'adviceMore' : 'adviceStays', { count: fillCount });
  return t('adviceFilling');
}

type Say = ReturnType<typeof useWords<keyof typeof completenessWords.rows>>;

function Comparison({ hour }: { hour: Hour }) {
  const t = useWords(completenessWords);
  const language = useLanguage();
  const isSameCount = hour.platformCount === hour.ourCount;
  const paid = (sum: Fen | null): string => (sum === null ? '—' : moneyText(sum));
  const paidDifference = hour.platformPaidFen === null ? fen(0) : fen(hour.ourPaidFen - hour.platformPaidFen);
  return (
    <table className={styles.figures}>
      <thead>
        <tr>
          <th scope="col">{t('compared')}</th>
          <th scope="col">{t('platform')}</th>
          <th scope="col">{t('ours')}</th>
          <th scope="col">{t('difference')}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{t('orders')}</th>
          <td>{numberText(hour.platformCount, language)}</td>
          <td>{numberText(hour.ourCount, language)}</td>
          <td data-differs={!isSameCount}>{isSameCount ? '0' : signed(hour.ourCount - hour.platformCount)}</td>
        </tr>
        <tr>
          <th scope="row">{t('paid')}</th>
          <td>{paid(hour.platformPaidFen)}</td>
          <td>{paid(hour.ourPaidFen)}</td>
          <td data-differs={hour.isPaidCompared && paidDifference !== 0}>
            {hour.platformPaidFen === null ? t('noSum') : moneyText(paidDifference)}
            {hour.platformPaidFen !== null && !hour.isPaidCompared && <div className={styles.faint}>{t('paidLater')}</div>}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

const signed = (count: number): string => (count > 0 ? `+${count}` : String(count));

function History({ checks }: { checks: Hour['checks'] }) {
  const t = useWords(completenessWords);
  return (
    <table className={styles.figures}>
      <thead>
        <tr>
          <th scope="col">{t('checkedAt')}</th>
          <th scope="col">{t('platform')}</th>
          <th scope="col">{t('ours')}</th>
          <th scope="col">{t('verdict')}</th>
        </tr>
      </thead>
      <tbody>
        {checks.map((check) => (
          <tr key={check.checkedAt}>
            <th scope="row">
              <InstantText at={check.checkedAt} />
              {check.isAfterFill && <div className={styles.faint}>{t('afterFill')}</div>}
            </th>
            <td>{check.platformCount}</td>
            <td>{check.ourCount}</td>
            <td>
              <StatusTag tone={check.state === 'green' ? 'good' : 'bad'} text={t(`state.${check.state}`)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function CheckButton({ shopId, hour }: { shopId: ShopId; hour: HourView['hour'] }) {
  const t = useWords(completenessWords);
  const toast = useToast();
  const check = useCommand(checkHoursNow, ['shop']);
  if (!useMay('shops.manage')) return null;
  const ask = { shopId, from: hour, to: plusMs(hour, hourMs) };
  return (
    <Button
      type="primary"
      loading={check.isPending}
      onClick={() => void check.ask(ask).then(() => toast.done(t('checkAsked')), toast.failed)}
    >
      {t('checkNow')}
    </Button>
  );
}
