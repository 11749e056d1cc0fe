import { layoutCodes, layoutOf } from '@zhidan/core/imports/layouts.ts';
import { useListText, useSay, useWords } from '../lib/words.ts';
import { Panel } from '../ui/panel.tsx';
import styles from './imports.module.css';
import { importsWords } from './imports-words.ts';

/** Which exports fit and where each back office hides them: drawn from the table of kinds of files. */
export function LayoutGuide() {
  const t = useWords(importsWords);
  const say = useSay();
  const listed = useListText();
  const places = Map.groupBy(layoutCodes.map(layoutOf), ({ whereFound }) => say(whereFound)); // one place may give two kinds of files
  return (
    <div className={styles.guideFrame}>
      <Panel title={t('guide.title')}>
        <dl className={styles.guide}>
          {[...places].map(([place, kinds]) => (
            <div key={place}>
              <dt>{listed(kinds.map(({ words }) => say(words)))}</dt>
              <dd>{place}</dd>
            </div>
          ))}
        </dl>
      </Panel>
    </div>
  );
}
