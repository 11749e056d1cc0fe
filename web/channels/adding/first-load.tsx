import { listPullRuns } from '@zhidan/core/channels/shop/pull-run-api.ts';
import { showShop, type ShopView } from '@zhidan/core/channels/shop/shop-api.ts';
import { msBetween } from '@zhidan/core/kernel/instant.ts';
import { Button, Progress } from 'antd';
import { Link } from '@tanstack/react-router';
import { useAnswer } from '../../lib/answers.ts';
import { durationText, instantText, numberText } from '../../lib/formats.ts';
import { useLanguage, useWords } from '../../lib/words.ts';
import { Panel } from '../../ui/panel.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { channelsWords } from '../channels-words.ts';
import { ShopTrouble } from '../shops/shop-trouble.tsx';
import styles from './adding.module.css';

const everyMs = 1_500;

/** The first orders of a shop as they come in; the page may be left, the load goes on. */
export function FirstLoad({ shopId }: { shopId: ShopView['id'] | string }) {
  const t = useWords(channelsWords);
  const language = useLanguage();
  const id = shopId as ShopView['id'];
  const shop = useAnswer(showShop, { shopId: id }, { follows: ['shop'], refetchInterval: everyMs });
  const runs = useAnswer(listPullRuns, { shopId: id, limit: 50 }, { refetchInterval: everyMs }).data?.items ?? [];
  if (shop.error && !shop.data) return <RefusalNote error={shop.error} retry={() => void shop.refetch()} />;
  if (!shop.data) return null;
  const { name, load, fault, platformShopName, pullIntervalMs } = shop.data;
  const hasBegun = runs.length > 0;
  const isLoading = load !== null || !hasBegun || runs.some(({ kind, outcome }) => kind === 'first_load' && outcome === 'running');
  const newCount = runs.reduce((sum, run) => sum + run.newCount, 0);
  const unreadableCount = runs.reduce((sum, run) => sum + run.unreadableCount, 0);
  const title = !hasBegun ? 'authorized.starting' : isLoading ? 'authorized.loading' : 'authorized.loaded';
  const note = isLoading ? t('authorized.loadingNote') : t('authorized.loadedNote', { interval: durationText(pullIntervalMs, language) });
  return (
    <>
      <Panel title={t('authorized.title', { name })} note={t('authorized.platformShop', { shop: platformShopName || '—' })}>
        {fault && <ShopTrouble shop={shop.data} />}
      </Panel>
      <Panel title={t(title)} note={note}>
        <Progress percent={percentOf(load, hasBegun)} status={isLoading ? 'active' : 'success'} />
        <div className={styles.figures} aria-live="polite">
          <div>
            <strong data-figure="new">{numberText(newCount, language)}</strong>
            <span>{t('figure.newSoFar')}</span>
          </div>
          {load && (
            <div>
              <strong>{instantText(load.leftTo).slice(5, 16)}</strong>
              <span>{t('authorized.reached')}</span>
            </div>
          )}
          {unreadableCount > 0 && (
            <div>
              <strong>{numberText(unreadableCount, language)}</strong>
              <span>{t('figure.unreadable')}</span>
            </div>
          )}
        </div>
        <div className={styles.buttons}>
          <Link to="/shops" search={{ shopId }}>
            <Button type="primary">{t('authorized.toShop')}</Button>
          </Link>
          <Link to="/shops/add">
            <Button>{t('authorized.another')}</Button>
          </Link>
        </div>
      </Panel>
    </>
  );
}

/** How much of the time asked for is here; the newest comes first. */
function percentOf(load: ShopView['load'], hasBegun: boolean): number {
  if (load === null) return hasBegun ? 100 : 0;
  const wholeMs = Math.max(1, msBetween(load.from, load.to));
  return Math.floor((100 * msBetween(load.leftTo, load.to)) / wholeMs);
}
