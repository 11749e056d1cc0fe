import { LaptopOutlined } from '@ant-design/icons';
import { startingRoles } from '@zhidan/core/identity/role.ts';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { useMay, useSession } from '../../lib/session.ts';
import { useWords } from '../../lib/words.ts';
import { TourOffer } from '../../guide/index.ts';
import { DearestOrders, NextSteps, TodayCounters } from '../../insights/index.ts';
import { SystemTiles } from '../../operations/system-tiles.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useNowMs } from '../../ui/instant-text.tsx';
import { appWords } from '../app-words.ts';
import { greetingAt } from './greeting.ts';
import styles from './home-page.module.css';
import { dailyGroups, menuFor } from '../menu.ts';
import { RecentSignIns } from './recent-sign-ins.tsx';

// a merchant that is set up never fetches it
const OnboardingSum = lazy(async () => ({ default: (await import('../../guide/onboarding/onboarding-sum.tsx')).OnboardingSum }));

/** What needs this person today. */
export function HomePage() {
  const t = useWords(appWords);
  const { person, isDemo } = useSession();
  const maySetUp = useMay('settings.manage');
  const maySeeJournal = useMay('journal.display');
  return (
    <>
      <PageHeader title={t('home.title')} note={t(greetingAt(useNowMs()), { name: person.name })} actions={<StationWay />} />
      {maySetUp && !isDemo && (
        <Suspense>
          <OnboardingSum />
        </Suspense>
      )}
      <TourOffer />
      <TodayCounters />
      <div className="zd-columns">
        <div>
          <NextSteps />
          <QuickLinks />
        </div>
        <div>
          <DearestOrders />
          {maySeeJournal && <RecentSignIns />}
        </div>
      </div>
      <SystemTiles />
    </>
  );
}

/** Whoever packs all day begins at the station. */
function StationWay() {
  const t = useWords(appWords);
  const { person } = useSession();
  const isPacker = person.roleNames.includes(startingRoles.warehouse.words['zh-CN']);
  if (!useMay('floor.work') || !isPacker) return null;
  return (
    <Link to="/station">
      <Button type="primary" size="large" icon={<LaptopOutlined />}>
        {t('home.station')} <kbd>g [</kbd>
      </Button>
    </Link>
  );
}

/** The pages of the daily work; the menu has the others. */
function QuickLinks() {
  const t = useWords(appWords);
  const session = useSession();
  const daily = dailyGroups(session);
  const rows = menuFor(session).filter(({ key, group }) => key !== 'home' && daily.some((one) => one === group));
  return (
    <Panel title={t('home.quick')}>
      <div className={styles.links}>
        {rows.map((row) => (
          <Link key={row.key} to={row.path} className={styles.link}>
            <row.icon aria-hidden />
            {t(`menu.${row.key}`)}
          </Link>
        ))}
      </div>
    </Panel>
  );
}
