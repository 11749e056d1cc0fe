import { Modal } from 'antd';
import { useSession } from '../../lib/session.ts';
import { useWords } from '../../lib/words.ts';
import { appWords } from '../app-words.ts';
import styles from './key-help.module.css';
import { menuFor } from '../menu.ts';
import { modifierName } from './modifier-name.ts';

/** Every key that does something. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const t = useWords(appWords);
  const rows = menuFor(useSession());
  const keys: [string[], string][] = [
    [[modifierName(), 'K'], t('keys.palette')],
    [['/'], t('keys.find')],
    [['↑', '↓'], t('keys.rows')],
    [['Enter'], t('keys.enter')],
    [['Esc'], t('keys.escape')],
    [['?'], t('keys.help')],
    ...rows.flatMap(({ hotkey, key }): [string[], string][] =>
      hotkey === null ? [] : [[['g', hotkey], t('keys.go', { page: t(`menu.${key}`) })]],
    ),
  ];
  return (
    <Modal open title={t('keys.title')} footer={null} onCancel={onClose} width={560}>
      <dl className={styles.keys}>
        {keys.map(([names, text]) => (
          <div key={text}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
