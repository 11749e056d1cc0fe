import { stationCommands } from '@zhidan/core/fulfillment/floor/station.ts';
import { fetchCommandSheet } from '@zhidan/core/printing/paper-api.ts';
import { BarcodeOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useWords } from '../../../lib/words.ts';
import { Desks, fileAddress, RunPanel } from '../../../printing/index.ts';
import { useIsNarrow } from '../../../ui/layout-mode.ts';
import { RefusalNote } from '../../../ui/refusal-note.tsx';
import { DeskFrame, type DeskProps } from '../desk/desk-page.tsx';
import { LineState } from '../desk/line-state.tsx';
import { OutcomeList } from '../desk/outcome-list.tsx';
import { ScanFeedback } from '../desk/scan-feedback.tsx';
import { ScanInput } from '../desk/scan-input.tsx';
import { play } from '../desk/sounds.ts';
import { PickedReport } from '../waves/picked-report.tsx';
import { useOutbox } from '../line/use-outbox.ts';
import { DayFigures } from './day-figures.tsx';
import { NextParcels } from './next-parcels.tsx';
import { NowCard } from './now-card.tsx';
import { stationWords } from './station-words.ts';
import styles from './station.module.css';
import { StopPage } from './stop-page.tsx';
import { useStation } from './use-station.ts';
import { WalkCard } from './walk-card.tsx';

/** From the label to the door on one page, by scanner and keyboard. */
export function StationPage() {
  const t = useWords(stationWords);
  const isNarrow = useIsNarrow(); // a hand terminal has room for the work alone
  return (
    <DeskFrame title={t('title')} note={isNarrow ? '' : t('note')} actions={<CommandSheet />}>
      {({ warehouseId, line }) => <StationAt key={warehouseId} warehouseId={warehouseId} line={line} />}
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

function StationAt({ warehouseId, line }: Omit<DeskProps, 'view'>) {
  return <Station warehouseId={warehouseId} line={line} view={useOutbox(line)} />;
}

function Station(desk: DeskProps) {
  const t = useWords(stationWords);
  const station = useStation(desk);
  const { work, view, warehouseId, labels, walk, onTable, stopped, scan, commands, feedback } = station;
  useEffect(() => {
    if (labels.error) play('bad');
  }, [labels.error]);
  const run = (command: 'next' | 'undo'): void => scan(stationCommands[command].code); // after what was scanned before
  return (
    <div className={styles.station}>
      <div className={styles.main}>
        {stopped ? (
          <StopPage stopped={stopped} scan={scan} onSeen={commands.seen} />
        ) : (
          <ScanInput
            label={t(walk.open ? 'input.walk' : `input.${onTable?.task ?? 'idle'}`)}
            onScan={scan}
            onUndo={() => run('undo')}
            onLeave={commands.aside}
            onNext={() => run('next')}
          />
        )}
        {feedback && (
          <div className={styles.feedback}>
            <ScanFeedback feedback={feedback} />
          </div>
        )}
        {walk.picked && !onTable && <PickedReport picked={walk.picked} />}
        {walk.open ? (
          <WalkCard walk={walk} open={walk.open} onLeave={commands.aside} />
        ) : (
          <NowCard station={station} onUndo={() => run('undo')} onNext={() => run('next')} />
        )}
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
