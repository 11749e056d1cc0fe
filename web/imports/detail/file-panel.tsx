import { changeImport, discardImport, startImport, type ImportView } from '@zhidan/core/imports/api.ts';
import { importLife, importStateWords } from '@zhidan/core/imports/import-life.ts';
import { layoutOf } from '@zhidan/core/imports/layouts.ts';
import { actionsFrom } from '@zhidan/core/kernel/life-cycle.ts';
import { Button, Select } from 'antd';
import { bytesText, instantText } from '../../lib/formats.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useLanguage, useSay, useWords } from '../../lib/words.ts';
import { Panel } from '../../ui/panel.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { useToast } from '../../ui/toast.tsx';
import { stateTones } from '../import-history.tsx';
import styles from '../imports.module.css';
import { importsWords } from '../imports-words.ts';
import { ShopChoice } from './shop-choice.tsx';

/** What the file is, where its orders go, and what can be done now. */
export function FilePanel({ found }: { found: ImportView }) {
  const t = useWords(importsWords);
  const say = useSay();
  const language = useLanguage();
  const { fileName, fileBytes, state, kind, encoding, mapping, headingRow, isSure } = found;
  const about = [bytesText(fileBytes, language), kind?.toUpperCase(), encoding?.toUpperCase()].filter(Boolean).join(' · ');
  const recognized = mapping && [
    say(layoutOf(mapping.layout).words),
    headingRow && t('fact.headingRow', { row: headingRow }),
    isSure && t('fact.sure'),
  ];
  return (
    <Panel
      title={
        <span className={styles.headLine}>
          <span className={styles.fileName}>{fileName}</span>
          <StatusTag tone={stateTones[state]} text={say(importStateWords[state])} />
        </span>
      }
      extra={<Actions found={found} />}
    >
      <p className={styles.faint}>
        {about} · {t('fact.kept', { day: instantText(found.fileKeptUntil).slice(0, 10) })}
      </p>
      <div className={styles.facts}>
        {recognized && (
          <div>
            <span className={styles.factName}>{t('fact.layout')}</span>
            <span>{recognized.filter(Boolean).join(' · ')}</span>
          </div>
        )}
        {found.sheetNames.length > 1 && <SheetChoice found={found} />}
        <ShopChoice found={found} />
      </div>
    </Panel>
  );
}

function SheetChoice({ found }: { found: ImportView }) {
  const t = useWords(importsWords);
  const change = useCommand(changeImport, ['import']);
  return (
    <div>
      <label className={styles.factName} htmlFor="import-sheet">
        {t('fact.sheet')}
      </label>
      <Select
        id="import-sheet"
        className={styles.choice}
        value={found.sheetName}
        loading={change.isPending}
        disabled={!actionsFrom(importLife, found.state).includes('change')}
        options={found.sheetNames.map((name) => ({ value: name, label: name }))}
        onChange={(sheetName) => change.give({ importId: found.id, sheetName })}
      />
      <RefusalNote error={change.error} />
    </div>
  );
}

/** The buttons that the life of an import allows now. */
function Actions({ found }: { found: ImportView }) {
  const t = useWords(importsWords);
  const toast = useToast();
  const start = useCommand(startImport, ['import']);
  const discard = useCommand(discardImport, ['import']);
  const may = (action: string): boolean => actionsFrom(importLife, found.state).includes(action);
  const { id: importId, state, check, shopId } = found;
  const count = check?.orderCount ?? 0;
  const words = state === 'ready' ? t('action.start', { count }) : t('action.continue');
  return (
    <div className={styles.actions}>
      {may('discard') && (
        <Button loading={discard.isPending} onClick={() => discard.give({ importId }, () => toast.done(t('import.discarded')))}>
          {t('action.discard')}
        </Button>
      )}
      {may('start') && (
        <Button type="primary" disabled={count === 0 || shopId === null} loading={start.isPending} onClick={() => start.give({ importId })}>
          {words}
        </Button>
      )}
      <RefusalNote error={start.error ?? discard.error} />
    </div>
  );
}
