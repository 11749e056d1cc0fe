import { fetchCommandSheet } from '@zhidan/core/printing/paper-api.ts';
import { BarcodeOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useWords } from '../../../lib/words.ts';
import { Desks, fileAddress, RunPanel } from '../../../printing/index.ts';
import { RefusalNote } from '../../../ui/refusal-note.tsx';
import { DeskFrame, type DeskProps } from '../desk/desk-page.tsx';
import { LineState } from '../desk/line-state.tsx';
import { OutcomeList } from '../desk/outcome-list.tsx';
import { ScanFeedback } from '../desk/scan-feedback.tsx';
import { ScanInput } from '../desk/scan-input.tsx';
import { useOutbox } from '../line/use-outbox.ts';
import { DayFigures } from './day-figures.tsx';
import { NextParcels } from './next-parcels.tsx';
import { NowCard } from './now-card.tsx';
import { stationWords } from './station-words.ts';
import styles from './station.module.css';
import { StopPage } from './stop-page.tsx';
import { useStation } from './use-station.ts';

/** From the label to the door on one page, by scanner and keyboard. */
export function StationPage() {
  const t = useWords(stationWords);
  return (
    <DeskFrame title={t('title')} note={t('note')} actions={<CommandSheet />}>
      {({ warehouseId, line }) => <Outlined key={warehouseId} warehouseId={warehouseId} line={line} />}
    </DeskFrame>
  );
}

function CommandSheet() {
  const t = useWords(stationWords);
  return (
    <Button icon={<BarcodeOutlined />} href={fileAddress(fetchCommandSheet, {})} target="_blank" rel="noreferrer">
      {t('commands')}
    </Button>
  );
}

function Outlined({ warehouseId, line }: Omit<DeskProps, 'view'>) {
  return <Station warehouseId={warehouseId} line={line} view={useOutbox(line)} />;
}

function Station(desk: DeskProps) {
  const t = useWords(stationWords);
  const station = useStation(desk);
  const { work, view, warehouseId, labels, onTable, stopped, scan, commands, feedback } = station;
  const run = (command: 'next' | 'undo'): void => void commands.obey(command);
  return (
    <div className={styles.station}>
      <div className={styles.main}>
        {stopped ? (
          <StopPage stopped={stopped} scan={scan} onSeen={commands.seen} />
        ) : (
          <ScanInput
            label={t(`input.${onTable?.task ?? 'idle'}`)}
            onScan={scan}
            onUndo={() => run('undo')}
            onLeave={commands.aside}
            onNext={() => run('next')}
          />
        )}
        <NowCard station={station} onUndo={() => run('undo')} onNext={() => run('next')} />
        {feedback && <ScanFeedback feedback={feedback} />}
        <RefusalNote error={labels.error} />
        <RunPanel />
      </div>
      <aside className={styles.side}>
        <LineState view={view} />
        <DayFigures warehouseId={warehouseId} toPrint={labels.waitingCount} toDo={work.loaded?.items.length ?? 0} />
        <NextParcels station={station} />
        {labels.mayPrint && <Desks roads={labels.roads} />}
        <OutcomeList view={view} warehouseId={warehouseId} />
      </aside>
    </div>
  );
}
