import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect } from 'react';
import { useLanguage } from '../lib/words.ts';
import { useIsTouch } from '../ui/layout-mode.ts';
import { useIsDark, useIsStill } from './appearance.ts';
import { NewVersion } from './new-version.tsx';
import type { AppRouter } from './router.tsx';
import { themeOf } from './theme.ts';

/** How antd and dayjs call our languages. */
const locales = { 'zh-CN': { antd: zhCN, dayjs: 'zh-cn' }, en: { antd: enUS, dayjs: 'en' } } as const;

/** Everything around the pages: look, language, data, routes. */
export function App({ client, router }: { client: QueryClient; router: AppRouter }) {
  const language = useLanguage();
  const isDark = useIsDark();
  const isTouch = useIsTouch();
  const isStill = useIsStill();
  useEffect(() => {
    dayjs.locale(locales[language].dayjs);
  }, [language]);
  useEffect(() => {
    Object.assign(document.documentElement.dataset, { theme: isDark ? 'dark' : 'light', layout: isTouch ? 'touch' : 'dense' });
  }, [isDark, isTouch]);
  return (
    <QueryClientProvider client={client}>
      <ConfigProvider
        locale={locales[language].antd}
        theme={themeOf({ isDark, isTouch, isStill })}
        form={{ colon: false, requiredMark: 'optional' }}
        button={{ autoInsertSpace: false }}
      >
        <AntApp className="zd-app" message={{ top: 56, maxCount: 3 }}>
          <RouterProvider router={router} />
          <NewVersion />
        </AntApp>
      </ConfigProvider>
    </QueryClientProvider>
  );
}
