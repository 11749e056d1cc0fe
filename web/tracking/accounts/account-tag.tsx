import type { TrackingAccountView } from '@zhidan/core/tracking/account-api.ts';
import { useWords } from '../../lib/words.ts';
import { StatusTag } from '../../ui/status-tag.tsx';
import { trackingWords } from '../tracking-words.ts';

/** Whether it can be used, and whether somebody has to look. */
export function AccountTag({ account: { isActive, fault } }: { account: TrackingAccountView }) {
  const t = useWords(trackingWords);
  if (!isActive) return <StatusTag tone="quiet" text={t('account.inactive')} />;
  return fault ? <StatusTag tone="bad" text={t('account.trouble')} /> : <StatusTag tone="good" text={t('account.active')} />;
}
