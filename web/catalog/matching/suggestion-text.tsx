import type { UnmatchedRow } from '@zhidan/core/catalog/listing-api.ts';
import { Tag } from 'antd';
import { useWords } from '../../lib/words.ts';
import { catalogWords } from '../catalog-words.ts';

export type Suggestion = NonNullable<UnmatchedRow['suggestion']>;

const sureEnoughPercent = 70;

/** Whether a suggestion may be accepted together with others, unread. */
export function isSure({ reason, likenessPercent }: Suggestion): boolean {
  return reason !== 'name' || likenessPercent >= sureEnoughPercent;
}

/** Why a SKU is suggested. */
export function ReasonTag({ suggestion }: { suggestion: Suggestion }) {
  const t = useWords(catalogWords);
  const { reason, likenessPercent } = suggestion;
  const text = reason === 'name' ? t('match.likeness', { percent: likenessPercent }) : t(`match.reason.${reason}`);
  return <Tag color={isSure(suggestion) ? 'green' : 'gold'}>{text}</Tag>;
}
