import { merchantSettings, type MerchantSettingKey } from '@zhidan/core/operations/merchant-setting.ts';
import { showSettings } from '@zhidan/core/operations/api.ts';
import { Link } from '@tanstack/react-router';
import { Alert, Skeleton } from 'antd';
import { useAnswer } from '../lib/answers.ts';
import { useMay } from '../lib/session.ts';
import { useWords } from '../lib/words.ts';
import { PageHeader } from '../ui/page-header.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import styles from './operations.module.css';
import { operationsWords } from './operations-words.ts';
import { SettingRow } from './setting-row.tsx';

const keys = Object.keys(merchantSettings) as MerchantSettingKey[];

/** The settings of the merchant, drawn from their table in core. */
export function SettingsPage() {
  const t = useWords(operationsWords);
  const mayManage = useMay('settings.manage');
  const maySeeJournal = useMay('journal.display');
  const settings = useAnswer(showSettings, {}, { follows: ['setting'] });
  return (
    <>
      <PageHeader
        title={t('settings.title')}
        note={t('settings.note')}
        actions={
          maySeeJournal && (
            <Link to="/journal" search={{ subjectKind: 'setting' }}>
              {t('settings.trail')}
            </Link>
          )
        }
      />
      {!mayManage && <Alert type="info" showIcon title={t('settings.readOnly')} style={{ marginBottom: 14 }} />}
      <RefusalNote error={settings.error} retry={() => void settings.refetch()} />
      {settings.isPending && <Skeleton active />}
      {settings.data && (
        <div className={styles.settings}>
          {keys.map((key) => {
            const value = valueOf(settings.data.values, key);
            // a value that another person changed draws the row anew
            return <SettingRow key={`${key}-${value}`} settingKey={key} value={value} isReadOnly={!mayManage} />;
          })}
        </div>
      )}
    </>
  );
}

/** A setting as it is stored, or as every merchant starts. */
function valueOf(values: Readonly<Record<string, unknown>>, key: MerchantSettingKey): string | number | boolean {
  const value = values[key];
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : merchantSettings[key].start;
}
