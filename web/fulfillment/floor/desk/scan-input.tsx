import { BarcodeOutlined } from '@ant-design/icons';
import { Input, type InputRef } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import styles from '../floor.module.css';

type ScanInputProps = Readonly<{
  label: string;
  onScan: (text: string) => void;
  /** Ctrl Z with an empty field */
  onUndo?: () => void;
  /** Escape with an empty field */
  onLeave?: () => void;
  /** Enter with an empty field */
  onNext?: () => void;
}>;

/** Where scanners type. It is empty again at once, and takes the focus back when a press elsewhere has taken it. */
export function ScanInput({ label, onScan, onUndo, onLeave, onNext }: ScanInputProps) {
  const [text, setText] = useState('');
  const field = useRef<InputRef>(null);
  useEffect(() => {
    field.current?.focus();
    const back = (event: globalThis.KeyboardEvent): void => {
      // a scanner types into whatever has the focus: after a press on a button, that is the page
      const isNowhere = event.target === document.body || (event.target instanceof HTMLElement && event.target.tagName === 'BUTTON');
      if (isNowhere && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) field.current?.focus();
    };
    addEventListener('keydown', back, { capture: true });
    return () => removeEventListener('keydown', back, { capture: true });
  }, []);
  const keys = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return; // Enter that ends a Chinese word is not ours
    if (event.key === 'Enter') {
      if (text.trim() === '') onNext?.();
      else onScan(text.trim());
      setText('');
    } else if (event.key === 'z' && (event.ctrlKey || event.metaKey) && text === '' && onUndo) {
      event.preventDefault();
      onUndo();
    } else if (event.key === 'Escape') {
      if (text === '') onLeave?.();
      else setText('');
    }
  };
  return (
    <Input
      ref={field}
      size="large"
      className={styles.scanField}
      prefix={<BarcodeOutlined />}
      aria-label={label}
      placeholder={label}
      value={text}
      maxLength={80}
      autoComplete="off"
      data-hotkey="search"
      data-tour="scan"
      onChange={(event) => setText(event.target.value)}
      onKeyDown={keys}
    />
  );
}
