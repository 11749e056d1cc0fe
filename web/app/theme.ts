import { theme, type ThemeConfig } from 'antd';

/**
 * The look: pine green for what can be done, seal red only in the mark, warm paper greys around.
 * Text colours are darker than antd's so that each reads at WCAG AA on its ground (theme.test.ts).
 */
const light = {
  colorPrimary: '#17705d',
  colorInfo: '#2a6a9e',
  colorSuccess: '#2b7d45',
  colorWarning: '#a8640a',
  colorError: '#c2362b',
  colorTextBase: '#17211e',
  colorBgBase: '#ffffff',
  colorBgLayout: '#f4f5f3',
  colorTextSecondary: '#4d5a56',
  colorTextTertiary: '#616d69',
  colorTextPlaceholder: '#6a7571',
  colorTextDescription: '#616d69',
  colorBorder: '#d3d9d6',
  colorBorderSecondary: '#e5e9e7',
  colorPrimaryBg: '#e6f2ee',
  colorPrimaryBgHover: '#d5eae3',
  colorPrimaryBorder: '#a9d3c7',
  colorPrimaryText: '#0f5f4e',
  colorPrimaryTextHover: '#17705d',
};

const dark = {
  colorPrimary: '#3fa98f',
  colorInfo: '#5a9fd4',
  colorSuccess: '#4fae6d',
  colorWarning: '#d9974a',
  colorError: '#e8695d',
  colorTextBase: '#e6ece9',
  colorBgBase: '#121716',
  colorBgLayout: '#0d1110',
  colorTextSecondary: '#b3bfba',
  colorTextTertiary: '#98a5a0',
  colorTextPlaceholder: '#8a9792',
  colorTextDescription: '#98a5a0',
  colorPrimaryBg: '#16302a',
  colorPrimaryBgHover: '#1c3d35',
  colorPrimaryBorder: '#265548',
  colorPrimaryText: '#5cc4aa',
  colorPrimaryTextHover: '#78d2bb',
};

/** antd's own derivations put white on the primary colour and pale greens behind it; in the dark these need other hues. */
const darkOnPrimary = { colorTextLightSolid: '#06120f' };

const fontFamily =
  '-apple-system, BlinkMacSystemFont, "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", Roboto, sans-serif';

export function themeOf({ isDark, isTouch }: { isDark: boolean; isTouch: boolean }): ThemeConfig {
  const palette = isDark ? dark : light;
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    cssVar: { key: 'zd' },
    hashed: false,
    token: {
      ...palette,
      colorLink: palette.colorPrimary,
      fontFamily,
      fontFamilyCode: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Noto Sans Mono CJK SC", monospace',
      fontSize: isTouch ? 15 : 14,
      controlHeight: isTouch ? 44 : 32,
      controlHeightSM: isTouch ? 36 : 24,
      borderRadius: 6,
      wireframe: false,
    },
    components: {
      Table: { cellPaddingBlockSM: isTouch ? 12 : 7, cellPaddingInlineSM: 12, headerBg: isDark ? '#191f1d' : '#f8f9f8', headerSplitColor: 'transparent' },
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', ...(isDark ? { primaryColor: darkOnPrimary.colorTextLightSolid } : {}) },
      Menu: { itemBorderRadius: 6, itemHeight: isTouch ? 44 : 34, itemMarginInline: 8, itemMarginBlock: 2, activeBarBorderWidth: 0 },
      Tabs: { horizontalItemPadding: '8px 0', horizontalMargin: '0 0 12px 0' },
      Drawer: { footerPaddingInline: 24 },
    },
  };
}
