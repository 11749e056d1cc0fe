import { measureCodes, type Measure } from '@zhidan/core/insights/measures/measure-code.ts';
import { measures as table } from '@zhidan/core/insights/measures/measure.ts';
import { setMeasureBaseline, uploadMeasureBaselines, type MeasureBaseline } from '@zhidan/core/insights/measures/measures-api.ts';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Input, Upload } from 'antd';
import { useState } from 'react';
import { refreshAnswers } from '../../lib/answers.ts';
import { upload } from '../../lib/files.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import styles from './measures.module.css';
import { measuresWords } from './measures-words.ts';

type BaselineDrawerProps = Readonly<{ baselines: readonly MeasureBaseline[]; isOpen: boolean; onClose: () => void }>;

/** The figures of the time before: typed in one by one, or by a sheet. */
export function BaselineDrawer({ baselines, isOpen, onClose }: BaselineDrawerProps) {
  const t = useWords(measuresWords);
  const client = useQueryClient();
  const toast = useToast();
  const [error, setError] = useState<Error | null>(null);
  const [isSending, setSending] = useState(false);
  const take = (file: File): void => {
    setSending(true);
    setError(null);
    upload(uploadMeasureBaselines, { name: file.name }, file)
      .then(({ measures }) => {
        toast.done(t('baseline.taken', { count: measures.length }));
        return refreshAnswers(client, new Set(['measure_baseline']));
      })
      .catch((fault: unknown) => setError(fault as Error))
      .finally(() => setSending(false));
  };
  return (
    <DetailDrawer title={t('baselines')} width={560} isOpen={isOpen} onClose={onClose}>
      <p className={styles.quiet}>{t('baseline.note')}</p>
      {measureCodes.map((measure) => {
        const known = baselines.find((one) => one.measure === measure);
        return <BaselineRow key={`${measure} ${known?.changedAt ?? ''}`} measure={measure} known={known} />;
      })}
      <Upload.Dragger
        height={88}
        accept=".csv,.txt,.tsv,.xls,.xlsx"
        showUploadList={false}
        disabled={isSending}
        beforeUpload={(file) => {
          take(file);
          return false;
        }}
      >
        <p className={styles.quiet}>{t('baseline.drop')}</p>
      </Upload.Dragger>
      <RefusalNote error={error} />
    </DetailDrawer>
  );
}

/** People think in hours and percent. */
const sizes = { seconds: 3_600, share: 100 } as const;

function BaselineRow({ measure, known }: { measure: Measure; known: MeasureBaseline | undefined }) {
  const t = useWords(measuresWords);
  const say = useSay();
  const toast = useToast();
  const { unit, words } = table[measure];
  const size = sizes[unit];
  const before = known ? known.value / size : null;
  const [value, setValue] = useState<number | null>(before);
  const [note, setNote] = useState(known?.note ?? '');
  const setting = useCommand(setMeasureBaseline, ['measure_baseline']);
  const save = (): void =>
    setting.give({ measure, value: value === null ? null : Math.round(value * size), note }, () => toast.done(t('baseline.saved')));
  const isSame = value === before && (value === null || note === (known?.note ?? ''));
  return (
    <form
      className={styles.baseline}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <label className={styles.field}>
        {say(words)}
        <NumberField
          aria-label={say(words)}
          className={styles.amount}
          controls={false}
          min={0}
          max={unit === 'seconds' ? 8_784 : 100}
          value={value}
          onChange={setValue}
          suffix={unit === 'seconds' ? t('baseline.hours') : '%'}
        />
      </label>
      <label className={styles.field}>
        {t('baseline.source')}
        <Input value={note} maxLength={200} placeholder={t('baseline.sourceHint')} onChange={(event) => setNote(event.target.value)} />
      </label>
      <Button htmlType="submit" disabled={isSame} loading={setting.isPending}>
        {t('baseline.save')}
      </Button>
      <RefusalNote error={setting.error} />
    </form>
  );
}
