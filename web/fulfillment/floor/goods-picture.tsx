import styles from './floor.module.css';

type Goods = Readonly<{ code: string; name: string; pictureUrl: string }>;

/** A picture of the goods; without one the first letters of its name, in a colour of its own. */
export function GoodsPicture({ goods: { code, name, pictureUrl } }: { goods: Goods }) {
  if (pictureUrl) return <img className={styles.picture} src={pictureUrl} alt="" loading="lazy" />;
  const hue = [...code].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 360, 7);
  return (
    <span className={styles.picture} style={{ '--floor-hue': hue } as Record<string, number>} aria-hidden>
      {[...(name || code)].slice(0, 2).join('')}
    </span>
  );
}
