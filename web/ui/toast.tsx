import { App, Button } from 'antd';
import { useWords } from '../lib/words.ts';
import { problemText } from './refusal-note.tsx';
import { uiWords } from './ui-words.ts';

const readSeconds = 3;
/** Long enough to notice a slip and act on it. */
const undoSeconds = 10;

/** Short words that pass: done (with a way back), or why not. */
export function useToast() {
  const { message } = App.useApp();
  const t = useWords(uiWords);
  const done = (text: string, undo?: () => void): void => {
    const key = `${text}-${Date.now()}`;
    const content = undo ? <Undoable text={text} label={t('action.undo')} undo={() => (message.destroy(key), undo())} /> : text;
    void message.success({ key, content, duration: undo ? undoSeconds : readSeconds });
  };
  const failed = (error: Error): void => void message.warning({ content: problemText(error, t), duration: undoSeconds });
  const warned = (text: string): void => void message.warning({ content: text, duration: undoSeconds });
  return { done, failed, warned };
}

function Undoable({ text, label, undo }: { text: string; label: string; undo: () => void }) {
  return (
    <span>
      {text}
      <Button type="link" size="small" onClick={undo}>
        {label}
      </Button>
    </span>
  );
}
