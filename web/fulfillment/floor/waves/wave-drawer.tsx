import { dissolveWave, pickWave, showWave, type PickedWave, type WaveView } from '@zhidan/core/fulfillment/floor/wave-api.ts';
import { waveKinds, type WaveId } from '@zhidan/core/fulfillment/floor/wave.ts';
import { pickListSizeNames, pickListSizes, type PickListSize } from '@zhidan/core/printing/documents/pick-list.ts';
import { fetchWavePickList } from '@zhidan/core/printing/paper-api.ts';
import { PrinterOutlined } from '@ant-design/icons';
import { Button, Skeleton, Space } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../../lib/answers.ts';
import { useCommand } from '../../../lib/use-command.ts';
import { useSay, useWords } from '../../../lib/words.ts';
import { DetailDrawer } from '../../../ui/detail-drawer.tsx';
import { RefusalNote } from '../../../ui/refusal-note.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { useCarrierName } from '../desk/parcel-head.tsx';
import { floorWords } from '../floor-words.ts';
import styles from '../floor.module.css';
import { PickStops } from './pick-stops.tsx';
import { PickedReport } from './picked-report.tsx';
import { WaveProgress } from './wave-columns.tsx';
import { WaveSeats } from './wave-seats.tsx';

/** A wave beside the list: the way along the shelves, its seats, and what became of it. */
export function WaveDrawer({ waveId, onClose }: { waveId: string | null; onClose: () => void }) {
  const { data, error } = useAnswer(
    showWave,
    { waveId: waveId ?? '' },
    { enabled: waveId !== null, follows: ['wave', 'fulfillment_order', 'order'] },
  );
  if (waveId === null || !data) {
    return (
      <DetailDrawer title={null} width={760} isOpen={waveId !== null} onClose={onClose}>
        {error ? <RefusalNote error={error} /> : <Skeleton active />}
      </DetailDrawer>
    );
  }
  return <OpenWave key={data.id} wave={data} onClose={onClose} />;
}

function OpenWave({ wave, onClose }: { wave: WaveView; onClose: () => void }) {
  const t = useWords(floorWords);
  const say = useSay();
  const toast = useToast();
  const carrierName = useCarrierName();
  const [missing, setMissing] = useState<Readonly<Record<string, number>>>({});
  const [picked, setPicked] = useState<PickedWave | null>(null);
  const pick = useCommand(pickWave, ['wave', 'fulfillment_order', 'order']);
  const dissolve = useCommand(dissolveWave, ['wave', 'fulfillment_order']);
  const isOpen = wave.state === 'open';
  const lacking = Object.entries(missing).filter(([, count]) => count > 0);
  const finish = (): void =>
    pick.give(
      { waveId: wave.id as WaveId, missing: lacking.map(([skuId, count]) => ({ skuId, missing: count })) },
      (answer) => (setPicked(answer), setMissing({})),
    );
  const undo = (): void =>
    dissolve.give({ waveId: wave.id as WaveId }, ({ orderCount }) => {
      toast.done(t('wave.dissolved', { no: wave.no, count: orderCount }));
      onClose();
    });
  return (
    <DetailDrawer
      title={
        <>
          <span className="zd-code">{wave.no}</span> · {say(waveKinds[wave.kind])} {carrierName(wave.carrier)} {wave.zone}
        </>
      }
      width={760}
      isOpen
      onClose={onClose}
      footer={
        isOpen && (
          <div className={styles.foot}>
            <Button loading={dissolve.isPending} onClick={undo}>
              {t('wave.dissolve')}
            </Button>
            <Button type="primary" loading={pick.isPending} disabled={wave.stops.length === 0} onClick={finish}>
              {lacking.length > 0 ? t('wave.pickShort', { count: lacking.length }) : t('wave.pick')}
            </Button>
          </div>
        )
      }
    >
      <RefusalNote error={pick.error ?? dissolve.error} />
      {picked && <PickedReport picked={picked} />}
      <WaveProgress row={wave} />
      {wave.stops.length > 0 && (
        <>
          <PaperLinks waveId={wave.id} />
          <PickStops wave={wave} missing={missing} write={setMissing} />
        </>
      )}
      <WaveSeats wave={wave} />
    </DetailDrawer>
  );
}

function PaperLinks({ waveId }: { waveId: string }) {
  const t = useWords(floorWords);
  const say = useSay();
  return (
    <div className={styles.tools}>
      <span>{t('wave.print')}</span>
      <Space.Compact>
        {pickListSizeNames.map((size) => (
          <Button
            key={size}
            icon={<PrinterOutlined />}
            href={paperOf(waveId, size)}
            target="_blank"
            aria-label={`${t('wave.print')} ${size}`}
          >
            {say(pickListSizes[size].words)}
          </Button>
        ))}
      </Space.Compact>
    </div>
  );
}

/** The pick list as a PDF, which the browser shows beside. */
function paperOf(waveId: string, size: PickListSize): string {
  return `${fetchWavePickList.path.replace(':waveId', waveId)}?size=${size}`;
}
