import styles from './inventory.module.css';

/** `+12`, `−3`: what came or went. */
export function ChangeText({ quantity }: { quantity: number }) {
  return (
    <strong className={`zd-number ${styles.change}`} data-way={quantity < 0 ? 'out' : 'in'}>
      {quantity < 0 ? `−${-quantity}` : `+${quantity}`}
    </strong>
  );
}
