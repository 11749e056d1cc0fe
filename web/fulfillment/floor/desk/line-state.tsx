import { useConnection } from '../../../lib/connection.ts';
import { useWords } from '../../../lib/words.ts';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { floorWords } from '../floor-words.ts';
import type { OutboxView } from '../line/outbox.ts';

/** Whether results reach the server, and how many wait. */
export function LineState({ view }: { view: OutboxView }) {
  const t = useWords(floorWords);
  const { isOnline } = useConnection();
  const count = view.waitingCount;
  if (!isOnline || view.isLost) return <StatusTag tone="warn" text={count > 0 ? t('line.offlineWaiting', { count }) : t('line.offline')} />;
  return count > 0 ? <StatusTag tone="moving" text={t('line.sending', { count })} /> : <StatusTag tone="good" text={t('line.online')} />;
}
