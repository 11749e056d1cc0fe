import { Modal } from 'antd';
import { useWords } from '../../lib/words.ts';
import { auditWords } from '../audit-words.ts';
import styles from '../audit.module.css';
import { deskActCodes, deskActs } from './desk-keys.ts';

/** Every key of the desk. */
export function DeskKeySheet({ onClose }: { onClose: () => void }) {
  const t = useWords(auditWords);
  const keys: readonly (readonly [readonly string[], string])[] = [
    [['↑', '↓'], t('key.rows')],
    [['J', 'K'], t('key.step')],
    [['X'], t('key.pick')],
    [['Enter'], t('key.open')],
    [['Esc'], t('key.close')],
    ...deskActCodes.map((act) => [[deskActs[act].key.toUpperCase()], t(deskActs[act].word)] as const),
    [['?'], t('key.help')],
  ];
  return (
    <Modal open title={t('key.title')} footer={null} onCancel={onClose} width={520}>
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
