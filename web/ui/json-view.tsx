import type { Json } from '@zhidan/core/kernel/canonical-json.ts';
import { CopyButton } from './copy-button.tsx';
import styles from './json-view.module.css';

/** A document as indented JSON, to read and to copy. */
export function JsonView({ value }: { value: Json }) {
  const text = JSON.stringify(value, null, 2);
  return (
    <div className={styles.frame}>
      <pre className={styles.text}>
        {text.split(/("(?:[^"\\]|\\.)*"(?:\s*:)?)/).map((part, index) => (
          <span key={index} className={styles[kindOf(part)]}>
            {part}
          </span>
        ))}
      </pre>
      <div className={styles.copy}>
        <CopyButton text={text} />
      </div>
    </div>
  );
}

function kindOf(part: string): 'key' | 'string' | 'plain' {
  if (!part.startsWith('"')) return 'plain';
  return part.endsWith(':') ? 'key' : 'string';
}
