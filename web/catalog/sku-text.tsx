import type { SkuBrief } from '@zhidan/core/catalog/sku-api.ts';
import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import { useWords } from '../lib/words.ts';
import { catalogWords } from './catalog-words.ts';
import styles from './catalog.module.css';

/** A SKU in a line of its own: code, name and specification. */
export function SkuText({ sku, isLink = false }: { sku: SkuBrief; isLink?: boolean }) {
  const t = useWords(catalogWords);
  const code = <span className="zd-code">{sku.code}</span>;
  return (
    <span className={styles.goods}>
      <span>
        {isLink ? (
          <Link to="/skus" search={{ sku: sku.id }} onClick={(event) => event.stopPropagation()}>
            {code}
          </Link>
        ) : (
          code
        )}{' '}
        {sku.isBundle && <Tag color="purple">{t('bundle.tag')}</Tag>}
      </span>
      <span className={styles.quiet}>{`${sku.name} ${sku.specification}`.trim()}</span>
    </span>
  );
}
