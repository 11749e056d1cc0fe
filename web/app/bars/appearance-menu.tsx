import { BgColorsOutlined } from '@ant-design/icons';
import { changeLanguage } from '@zhidan/core/identity/session-api.ts';
import type { Language } from '@zhidan/core/kernel/words.ts';
import { Button, Popover, Segmented } from 'antd';
import { usePreference } from '../../lib/preference.ts';
import { useCommand } from '../../lib/use-command.ts';
import { speak, useLanguage, useWords } from '../../lib/words.ts';
import { languageNames, languagePreference } from '../../ui/language-names.ts';
import { layoutChoices, layoutPreference, type LayoutChoice } from '../../ui/layout-mode.ts';
import { appWords } from '../app-words.ts';
import styles from './appearance-menu.module.css';
import { themeChoices, themePreference, type ThemeChoice } from '../appearance.ts';

const layoutWords = { auto: 'appearance.layoutAuto', dense: 'appearance.dense', touch: 'appearance.touch' } as const;

/** Language, theme and layout. */
export function AppearanceMenu() {
  const t = useWords(appWords);
  return (
    <Popover trigger="click" placement="bottomRight" content={<AppearancePanel />}>
      <Button type="text" icon={<BgColorsOutlined />} aria-label={t('appearance.title')} title={t('appearance.title')} />
    </Popover>
  );
}

function AppearancePanel() {
  const t = useWords(appWords);
  const language = useLanguage();
  const switchLanguage = useSwitchLanguage();
  const theme = usePreference(themePreference);
  const layout = usePreference(layoutPreference);
  return (
    <div className={styles.panel}>
      <span>{t('appearance.language')}</span>
      <Segmented<Language> block value={language} options={languageNames} onChange={switchLanguage} />
      <span>{t('appearance.theme')}</span>
      <Segmented<ThemeChoice>
        block
        value={theme}
        options={themeChoices.map((value) => ({ value, label: t(`appearance.${value}`) }))}
        onChange={themePreference.write}
      />
      <span>{t('appearance.layout')}</span>
      <Segmented<LayoutChoice>
        block
        value={layout}
        options={layoutChoices.map((value) => ({ value, label: t(layoutWords[value]) }))}
        onChange={layoutPreference.write}
      />
    </div>
  );
}

/** Speaks the other language at once and remembers it for the person. */
export function useSwitchLanguage(): (language: Language) => void {
  const remember = useCommand(changeLanguage, ['person', 'session']);
  return (language) => {
    languagePreference.write(language);
    speak(language);
    remember.give({ language });
  };
}
