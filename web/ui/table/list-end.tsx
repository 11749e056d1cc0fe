import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { List } from '../../lib/answers.ts';
import { useWords } from '../../lib/words.ts';
import styles from './data-table.module.css';
import { uiWords } from '../ui-words.ts';

/** The foot of a list: fetches the next page when it comes into sight, and says how much is shown. Never a total. */
export function ListEnd({ list, count }: { list: List<unknown>; count: number }) {
  const t = useWords(uiWords);
  const foot = useRef<HTMLDivElement>(null);
  const { more } = list;
  useEffect(() => {
    if (!foot.current || !more) return undefined;
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && more(), { rootMargin: '240px' });
    watcher.observe(foot.current);
    return () => watcher.disconnect();
  }, [more]);
  return (
    <div ref={foot} className={styles.foot}>
      {more ? (
        <>
          <span>{t('list.soFar', { count })}</span>
          <Button size="small" type="link" loading={list.isLoadingMore} onClick={more}>
            {t('action.more')}
          </Button>
        </>
      ) : (
        <span>{t('list.end', { count })}</span>
      )}
    </div>
  );
}
