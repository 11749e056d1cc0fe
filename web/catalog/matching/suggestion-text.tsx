import type { UnmatchedRow } from '@zhidan/core/catalog/listing-api.ts';
import { Tag } from 'antd';
import { useWords } from '../../lib/words.ts';
import { catalogWords } from '../catalog-words.ts';

export type Suggestion = NonNullable<UnmatchedRow['suggestion']>;

const sureEnoughPercent = 70;

/** Why a SKU is suggested. */
export function ReasonTag({ suggestion: { reason, likenessPercent } }: { suggestion: Suggestion }) {
  const t = useWords(catalogWords);
  if (reason !== 'name') return <Tag color="green">{t(`match.reason.${reason}`)}</Tag>;
  return <Tag color={likenessPercent >= sureEnoughPercent ? 'green' : 'gold'}>{t('match.likeness', { percent: likenessPercent })}</Tag>;
}
