import { interceptParcel, settleInterception, type ParcelTrace } from '@zhidan/core/tracking/alert-api.ts';
import { interceptionStates, isInterceptionFailed, mayAskAgain } from '@zhidan/core/tracking/interception.ts';
import { isTraceOver } from '@zhidan/core/waybills/trace-state.ts';
import { fen } from '@zhidan/core/kernel/money.ts';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useCarrierName } from '../../fulfillment/index.ts';
import { moneyText } from '../../lib/formats.ts';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { InstantText } from '../../ui/instant-text.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import { StatusTag, type Tone } from '../../ui/status-tag.tsx';
import { useToast } from '../../ui/toast.tsx';
import styles from '../tracking.module.css';
import { trackingWords } from '../tracking-words.ts';

type Interception = NonNullable<ParcelTrace['interception']>;

const tones: Readonly<Record<Interception['state'], Tone>> = {
  wanted: 'moving',
  asked: 'moving',
  refused: 'bad',
  done: 'good',
  impossible: 'warn',
  dropped: 'quiet',
};

/** Calling a parcel back: asking for it, how far it is, and what a person records of it. */
export function InterceptionPart({ trace }: { trace: ParcelTrace }) {
  const t = useWords(trackingWords);
  const mayHandle = useMay('tracking.handle');
  const { interception, state } = trace;
  const mayAsk = mayHandle && !isTraceOver(trace) && state !== 'RETURNED' && (!interception || mayAskAgain(interception.state));
  if (!interception && !mayAsk) return null;
  return (
    <>
      <h3 className={styles.section}>{t('callBack.title')}</h3>
      {interception && <Progress trace={trace} interception={interception} />}
      {mayAsk && <AskBack trace={trace} />}
      {interception && mayHandle && interception.state !== 'wanted' && interception.state !== 'dropped' && (
        <RecordForm key={interception.state} trace={trace} interception={interception} />
      )}
    </>
  );
}

function Progress({ trace, interception }: { trace: ParcelTrace; interception: Interception }) {
  const t = useWords(trackingWords);
  const say = useSay();
  const carrier = useCarrierName()(trace.carrier);
  const { state, reason, wantedAt, words, costFen, note } = interception;
  const phone = trace.carrierPhone;
  return (
    <span className={styles.stack}>
      <span className={styles.bar}>
        <StatusTag tone={tones[state]} text={say(interceptionStates[state])} />
        <span className={styles.quiet}>
          <InstantText at={wantedAt} /> {reason || t('callBack.auto')}
        </span>
      </span>
      {words && <span>{t('account.words', { words })}</span>}
      {isInterceptionFailed(state) && !isTraceOver(trace) && (
        <span>{phone ? t('callBack.phone', { carrier, phone }) : t('callBack.phoneUnknown', { carrier })}</span>
      )}
      {(costFen !== null || note) && (
        <span className={styles.quiet}>
          {[costFen === null ? '' : t('callBack.costIs', { amount: moneyText(fen(costFen)) }), note].filter(Boolean).join(' · ')}
        </span>
      )}
    </span>
  );
}

function AskBack({ trace: { parcelId } }: { trace: ParcelTrace }) {
  const t = useWords(trackingWords);
  const toast = useToast();
  const [isAsking, setAsking] = useState(false);
  const command = useCommand(interceptParcel, ['parcel']);
  const give = (reason: string): void =>
    command.give({ parcelId, reason }, () => {
      toast.done(t('callBack.asked'));
      setAsking(false);
    });
  return (
    <p>
      <Button danger onClick={() => setAsking(true)}>
        {t('callBack.action')}
      </Button>
      {isAsking && (
        <ReasonModal
          title={t('callBack.action')}
          note={t('callBack.note')}
          confirm={t('callBack.action')}
          suggestions={[t('callBack.change'), t('callBack.wrongAddress')]}
          isPending={command.isPending}
          error={command.error}
          onGive={give}
          onClose={() => setAsking(false)}
        />
      )}
    </p>
  );
}

/** What came of it by telephone, what it cost, and a note. */
function RecordForm({ trace: { parcelId }, interception }: { trace: ParcelTrace; interception: Interception }) {
  const t = useWords(trackingWords);
  const toast = useToast();
  const command = useCommand(settleInterception, ['parcel']);
  const [yuan, setYuan] = useState<number | null>(interception.costFen === null ? null : interception.costFen / 100);
  const [note, setNote] = useState(interception.note);
  const record = (state?: 'done' | 'refused'): void =>
    void command
      .ask({ parcelId, note: note.trim(), costFen: yuan === null ? null : Math.round(yuan * 100), ...(state ? { state } : {}) })
      .then(() => toast.done(t('callBack.saved')), toast.failed);
  return (
    <div className={styles.bar} style={{ marginTop: 8 }}>
      <NumberField
        min={0}
        max={100_000}
        precision={2}
        value={yuan}
        placeholder={t('callBack.cost')}
        aria-label={t('callBack.cost')}
        style={{ width: 150 }}
        onChange={setYuan}
      />
      <Input
        value={note}
        maxLength={500}
        placeholder={t('callBack.noteLabel')}
        aria-label={t('callBack.noteLabel')}
        onChange={(event) => setNote(event.target.value)}
      />
      {interception.state === 'done' ? (
        <Button loading={command.isPending} onClick={() => record()}>
          {t('callBack.record')}
        </Button>
      ) : (
        <>
          <Button loading={command.isPending} onClick={() => record('done')}>
            {t('callBack.done')}
          </Button>
          <Button loading={command.isPending} onClick={() => record('refused')}>
            {t('callBack.failed')}
          </Button>
        </>
      )}
    </div>
  );
}
