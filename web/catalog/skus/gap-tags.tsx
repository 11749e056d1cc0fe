import { skuGaps, type SkuGap } from '@zhidan/core/catalog/sku-gap.ts';
import { Tag } from 'antd';
import { useSay, useWords } from '../../lib/words.ts';
import { StatusTag } from '../../ui/status-tag.tsx';
import { catalogWords } from '../catalog-words.ts';

/** What a SKU lacks, and on hover what for. */
export function GapTags({ gaps }: { gaps: readonly SkuGap[] }) {
  const t = useWords(catalogWords);
  const say = useSay();
  if (gaps.length === 0) return <StatusTag tone="good" text={t('sku.gapsNone')} />;
  return (
    <span className="zd-tags">
      {gaps.map((gap) => (
        <Tag key={gap} color="gold" title={say(skuGaps[gap].needs)}>
          {t('sku.missingOne', { gap: say(skuGaps[gap].words) })}
        </Tag>
      ))}
    </span>
  );
}
