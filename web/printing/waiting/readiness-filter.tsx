import { readinesses, readinessWords } from '@zhidan/core/printing/readiness.ts';
import type { PrintGroup } from '@zhidan/core/printing/waiting-api.ts';
import { Segmented } from 'antd';
import { useSay, useWords } from '../../lib/words.ts';
import styles from '../printing.module.css';
import type { PrintSearch } from '../printing-search.ts';
import { printingWords } from '../printing-words.ts';
import { countIn } from './count-in.ts';

type FilterProps = Readonly<{ groups: readonly PrintGroup[]; chosen: PrintSearch; onChoose: (search: PrintSearch) => void }>;

/** All, ready, or what still waits and for what, each with its count. */
export function ReadinessFilter({ groups, chosen, onChoose }: FilterProps) {
  const t = useWords(printingWords);
  const say = useSay();
  const options = [
    { value: '', label: `${t('group.all')} ${countIn(groups, { ...chosen, readiness: undefined })}` },
    ...readinesses.map((readiness) => ({
      value: readiness,
      label: `${say(readinessWords[readiness])} ${countIn(groups, { ...chosen, readiness })}`,
    })),
  ];
  return (
    <div className={styles.scrolls}>
      <Segmented
        options={options}
        value={chosen.readiness ?? ''}
        onChange={(value) => onChoose({ ...chosen, readiness: readinesses.find((one) => one === value) })}
      />
    </div>
  );
}
