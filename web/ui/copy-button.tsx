import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useWords } from '../lib/words.ts';
import { copyText } from './copy-text.ts';
import { uiWords } from './ui-words.ts';

const thanksMs = 1_500;

/** Copies a text and says so for a moment. */
export function CopyButton({ text, label }: { text: string; label?: string }) {
  const t = useWords(uiWords);
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setCopied(false), thanksMs);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const name = isCopied ? t('action.copied') : (label ?? t('action.copy'));
  return (
    <Button
      size="small"
      type="text"
      aria-label={name}
      title={name}
      icon={isCopied ? <CheckOutlined /> : <CopyOutlined />}
      onClick={async () => setCopied(await copyText(text))}
    >
      {label && name}
    </Button>
  );
}
