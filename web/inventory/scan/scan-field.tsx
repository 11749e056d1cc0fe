import { BarcodeOutlined } from '@ant-design/icons';
import { Input, type InputRef } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useWords } from '../../lib/words.ts';
import { inventoryWords } from '../inventory-words.ts';
import { isTimesOnly } from './scan-draft.ts';
import type { Feedback } from './use-scanning.ts';
import styles from '../inventory.module.css';

type ScanFieldProps = Readonly<{ onScan: (text: string) => void; onUndo: (() => void) | null; onPost: () => void }>;

/** Where scanners type. It is empty again at once, so that the next scan may come while the last is being looked up. */
export function ScanField({ onScan, onUndo, onPost }: ScanFieldProps) {
  const t = useWords(inventoryWords);
  const [text, setText] = useState('');
  const field = useRef<InputRef>(null);
  useEffect(() => field.current?.focus(), []);
  const keys = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return; // Enter that ends a Chinese word is not ours
    const isWithControl = event.ctrlKey || event.metaKey;
    if (event.key === 'Enter' && isWithControl) onPost();
    else if (event.key === 'Enter' && !isTimesOnly(text)) {
      onScan(text);
      setText('');
    } else if (event.key === 'z' && isWithControl && text === '' && onUndo) {
      event.preventDefault();
      onUndo();
    }
  };
  return (
    <Input
      ref={field}
      size="large"
      className={styles.scanField}
      prefix={<BarcodeOutlined />}
      aria-label={t('scan.field')}
      placeholder={t('scan.field')}
      value={text}
      maxLength={80}
      inputMode="text"
      autoComplete="off"
      data-hotkey="search"
      data-tour="stock-scan"
      onChange={(event) => setText(event.target.value)}
      onKeyDown={keys}
    />
  );
}

/** What the last scan came to, large enough for somebody with a box in the arms. */
export function ScanFeedback({ feedback, isCount }: { feedback: Feedback; isCount: boolean }) {
  const t = useWords(inventoryWords);
  if (feedback.tone === 'ready')
    return (
      <output className={styles.feedback} data-tone="ready">
        <strong>{t('scan.ready')}</strong>
        <span>{t(isCount ? 'scan.emptyCount' : 'scan.emptyInbound')}</span>
      </output>
    );
  if (feedback.tone === 'bad')
    return (
      <output className={styles.feedback} data-tone="bad" role="alert">
        <strong>{feedback.title}</strong>
        {feedback.lesson && <span>{feedback.lesson}</span>}
      </output>
    );
  const { line, added } = feedback;
  return (
    <output className={styles.feedback} data-tone="good">
      <strong>
        <span className="zd-code">{line.code}</span> +{added}
      </strong>
      <span>{`${line.name} ${line.specification}`.trim()}</span>
      <span className={styles.feedbackCount}>
        {line.quantity}
        {isCount && <small> / {t('scan.booked', { count: line.seen })}</small>}
      </span>
    </output>
  );
}
