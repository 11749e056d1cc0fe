import styles from './inventory.module.css';

type Goods = Readonly<{ code: string; name: string; specification: string }>;

/** A SKU in two lines: code, then name and specification. */
export function GoodsCell({ goods: { code, name, specification } }: { goods: Goods }) {
  return (
    <span className={styles.goods}>
      <strong className="zd-code">{code}</strong>
      <span className={styles.quiet}>{`${name} ${specification}`.trim()}</span>
    </span>
  );
}
