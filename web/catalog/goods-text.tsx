import styles from './catalog.module.css';

/** What goods are called: the title over two lines at most, the specification below. */
export function GoodsText({ title, specification }: { title: string; specification: string }) {
  return (
    <span className={styles.goods} title={`${title} ${specification}`.trim()}>
      <span className={styles.goodsTitle}>{title}</span>
      {specification && <span className={styles.quiet}>{specification}</span>}
    </span>
  );
}
