import { EyeOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../lib/words.ts';
import { ReasonModal } from './reason-modal.tsx';
import { uiWords } from './ui-words.ts';

type MaskedTextProps = Readonly<{
  masked: string;
  /** fetches the plain text for a reason; absent when the person may not */
  reveal?: (reason: string) => Promise<string | null>;
  note: string;
  suggestions: readonly string[];
}>;

/** Personal data behind its mask. Seeing it whole takes a reason; it is masked again when the place is left. */
export function MaskedText({ masked, reveal, note, suggestions }: MaskedTextProps) {
  const t = useWords(uiWords);
  const [plain, setPlain] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const give = async (reason: string): Promise<void> => {
    if (!reveal) return;
    setPending(true);
    setError(null);
    try {
      setPlain(await reveal(reason));
      setAsking(false);
    } catch (cause) {
      setError(cause as Error);
    } finally {
      setPending(false);
    }
  };
  return (
    <>
      <span className="zd-number">{plain ?? masked}</span>
      {reveal && plain === null && (
        <Button type="link" size="small" icon={<EyeOutlined />} onClick={() => setAsking(true)}>
          {t('action.reveal')}
        </Button>
      )}
      {isAsking && (
        <ReasonModal
          title={t('reveal.title')}
          note={note}
          confirm={t('action.reveal')}
          suggestions={suggestions}
          isPending={isPending}
          error={error}
          onGive={(reason) => void give(reason)}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
