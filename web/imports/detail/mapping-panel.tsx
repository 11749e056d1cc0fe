import { changeImport, deleteImportMapping, type ImportView } from '@zhidan/core/imports/api.ts';
import { importFieldCodes, importFields, type ImportField } from '@zhidan/core/imports/import-field.ts';
import type { ImportMapping } from '@zhidan/core/imports/import-mapping.ts';
import { mappingOf } from '@zhidan/core/imports/recognize-file.ts';
import { missingStatuses, type MissingStatus } from '@zhidan/core/imports/import-status.ts';
import { layoutCodes, layoutOf, type LayoutCode } from '@zhidan/core/imports/layouts.ts';
import { DeleteOutlined } from '@ant-design/icons';
import { Button, Radio, Select } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { Panel } from '../../ui/panel.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import styles from '../imports.module.css';
import { importsWords } from '../imports-words.ts';
import { SaveMapping } from './save-mapping.tsx';
import { StatusWords } from './status-words.tsx';

type MappingPanelProps = { found: ImportView; mapping: ImportMapping };

/** What each column means, with samples of it beside; changed here, then the file is checked again. */
export function MappingPanel({ found, mapping }: MappingPanelProps) {
  const t = useWords(importsWords);
  const say = useSay();
  const [draft, setDraft] = useState(mapping);
  const change = useCommand(changeImport, ['import']);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(mapping);
  const isIdle = found.state !== 'checking';
  const chooseLayout = (layout: LayoutCode): void => setDraft({ ...mappingOf(layout, found.headings), missingStatus: draft.missingStatus });
  const choose = (at: number, field: ImportField | null): void =>
    setDraft({ ...draft, fields: draft.fields.map((one, index) => (index === at ? field : one)) });
  return (
    <Panel
      title={t('mapping.title')}
      note={t('mapping.note')}
      extra={
        <div className={styles.actions}>
          {isChanged && <Button onClick={() => setDraft(mapping)}>{t('action.reset')}</Button>}
          <Button
            type="primary"
            disabled={!isChanged || !isIdle}
            loading={change.isPending}
            onClick={() => change.give({ importId: found.id, mapping: { ...draft, fields: [...draft.fields] } })}
          >
            {t('action.check')}
          </Button>
        </div>
      }
    >
      <RefusalNote error={change.error} />
      <div className={styles.facts}>
        <div>
          <label className={styles.factName} htmlFor="import-layout">
            {t('mapping.layout')}
          </label>
          <Select
            id="import-layout"
            className={styles.choice}
            value={draft.layout}
            options={layoutCodes.map((code) => ({ value: code, label: say(layoutOf(code).words) }))}
            onChange={chooseLayout}
          />
        </div>
        <SavedMappings found={found} />
        <SaveMapping importId={found.id} isDisabled={isChanged} />
      </div>
      {!draft.fields.includes('status') && (
        <div className={styles.missingStatus}>
          <span className={styles.factName}>{t('mapping.missingStatus')}</span>
          <Radio.Group
            value={draft.missingStatus}
            onChange={(event) => setDraft({ ...draft, missingStatus: event.target.value as MissingStatus })}
            options={Object.entries(missingStatuses).map(([value, words]) => ({ value, label: say(words) }))}
          />
        </div>
      )}
      <StatusWords unknown={found.check?.unknownStatuses ?? {}} draft={draft} onChange={setDraft} />
      <Columns found={found} draft={draft} onChoose={choose} />
    </Panel>
  );
}

type ColumnsProps = { found: ImportView; draft: ImportMapping; onChoose: (at: number, field: ImportField | null) => void };

const sampleCount = 3;

/** One line a column: its heading, what stands in it, what it means. A meaning that another column has is not offered. */
function Columns({ found, draft, onChoose }: ColumnsProps) {
  const t = useWords(importsWords);
  const say = useSay();
  const options = importFieldCodes.map((field) => ({ value: field, label: say(importFields[field].words) }));
  const rows = [...found.preview.rows, ...found.preview.errors];
  const samplesOf = (at: number): string =>
    [...new Set(rows.map(({ cells }) => cells[at] ?? '').filter(Boolean))].slice(0, sampleCount).join(' · ');
  return (
    <ul className={styles.columns} aria-label={t('mapping.title')}>
      {found.headings.map((heading, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- columns have no other name and never move
        <li key={at} data-read={draft.fields[at] !== null}>
          <span className={styles.columnName}>{heading || '—'}</span>
          <span className={styles.samples}>{samplesOf(at)}</span>
          <Select
            aria-label={`${t('mapping.field')}: ${heading}`}
            className={styles.columnField}
            showSearch={{ optionFilterProp: 'label' }}
            allowClear
            placeholder={t('mapping.none')}
            value={draft.fields[at] ?? undefined}
            options={options.filter(({ value }) => value === draft.fields[at] || !draft.fields.includes(value))}
            onChange={(field?: ImportField) => onChoose(at, field ?? null)}
          />
        </li>
      ))}
    </ul>
  );
}

function SavedMappings({ found }: { found: ImportView }) {
  const t = useWords(importsWords);
  const toast = useToast();
  const change = useCommand(changeImport, ['import']);
  const remove = useCommand(deleteImportMapping, ['import', 'import_mapping']);
  if (found.savedMappings.length === 0) return null;
  return (
    <div>
      <span className={styles.factName}>{t('mapping.savedOnes')}</span>
      {found.savedMappings.map(({ id, name }) => (
        <span key={id} className={styles.savedMapping}>
          <Button size="small" onClick={() => change.give({ importId: found.id, savedMappingId: id })}>
            {name}
          </Button>
          <Button
            size="small"
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('mapping.delete', { name })}
            title={t('mapping.delete', { name })}
            onClick={() => remove.give({ mappingId: id }, () => toast.done(t('mapping.deleted', { name })))}
          />
        </span>
      ))}
      <RefusalNote error={change.error ?? remove.error} />
    </div>
  );
}
