import { theme, type ThemeConfig } from 'antd';

/**
 * The look: pine green for what can be done, seal red only in the mark, warm paper greys around.
 * Text colours are darker than antd's so that each reads at WCAG AA on its ground (theme.test.ts).
 */
const light = {
  colorPrimary: '#17705d',
  colorInfo: '#2a6a9e',
  colorSuccess: '#2b7d45',
  colorWarning: '#97580a',
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
  colorSuccessBg: '#e9f5ec',
  colorSuccessBorder: '#b0d9bc',
  colorSuccessText: '#22683a',
  colorWarningBg: '#fdf3e1',
  colorWarningBgHover: '#fbe4b6',
  colorWarningBorder: '#ecd0a0',
  colorWarningText: '#86500a',
  colorErrorBg: '#fdefed',
  colorErrorBorder: '#f2c0ba',
  colorErrorText: '#ab2c22',
  colorInfoBg: '#eaf2f9',
  colorInfoBorder: '#b8d3ea',
  // the words of antd's coloured tags on their pale ground
  green7: '#237804',
  gold7: '#874d00',
  orange7: '#ad4e00',
  cyan7: '#006d75',
  volcano7: '#ad2102',
  lime7: '#3f6600',
  yellow7: '#876800',
};

const dark = {
  // antd mixes these with the ground
  colorPrimary: '#48b89d',
  colorInfo: '#68acdf',
  colorSuccess: '#5cc07d',
  colorWarning: '#dfa05a',
  colorError: '#f6857b',
  colorTextBase: '#e6ece9',
  colorBgBase: '#121716',
  colorBgLayout: '#0e1211',
  colorBgContainer: '#171c1b',
  colorBgElevated: '#1e2422',
  colorBorder: '#38423e',
  colorBorderSecondary: '#28302d',
  colorFillTertiary: 'rgba(255, 255, 255, 0.08)',
  colorFillQuaternary: 'rgba(255, 255, 255, 0.05)',
  colorTextSecondary: '#b3bfba',
  colorTextTertiary: '#98a5a0',
  colorTextPlaceholder: '#8a9792',
  colorTextDescription: '#98a5a0',
  colorPrimaryBg: '#16302a',
  colorPrimaryBgHover: '#1c3d35',
  colorPrimaryBorder: '#265548',
  colorPrimaryText: '#5cc4aa',
  colorPrimaryTextHover: '#78d2bb',
  colorSuccessBg: '#16291d',
  colorSuccessText: '#74c58d',
  colorWarningBg: '#2e2413',
  colorWarningBorder: '#5c4520',
  colorWarningText: '#e3ab63',
  colorErrorBg: '#331c1a',
  colorErrorBorder: '#63302b',
  colorErrorText: '#f08d83',
  /** on a ground of the colours above, where antd puts white */
  colorTextLightSolid: '#06120f',
  purple7: '#ab7ae0',
  geekblue7: '#7f9ef3',
};

const fontFamily =
  '-apple-system, BlinkMacSystemFont, "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", Roboto, sans-serif';

export function themeOf({ isDark, isTouch, isStill }: Readonly<{ isDark: boolean; isTouch: boolean; isStill: boolean }>): ThemeConfig {
  const palette = isDark ? dark : light;
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    cssVar: { key: 'zd' },
    hashed: false,
    token: {
      ...palette,
      colorLink: palette.colorPrimary,
      colorLinkHover: palette.colorPrimaryTextHover,
      colorLinkActive: palette.colorPrimaryText,
      fontFamily,
      fontFamilyCode: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Noto Sans Mono CJK SC", monospace',
      fontSize: isTouch ? 15 : 14,
      controlHeight: isTouch ? 44 : 32,
      controlHeightSM: isTouch ? 44 : 24, // a finger needs 44 px, however small the button looks on a desk
      borderRadius: 6,
      motion: !isStill,
      wireframe: false,
    },
    components: {
      Table: {
        cellPaddingBlockSM: isTouch ? 12 : 7,
        cellPaddingInlineSM: 12,
        headerBg: isDark ? '#1b2220' : '#f8f9f8',
        headerSplitColor: 'transparent',
      },
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        ...(isDark ? { primaryColor: dark.colorTextLightSolid, dangerColor: dark.colorTextLightSolid } : {}),
      },
      Menu: { itemBorderRadius: 6, itemHeight: isTouch ? 44 : 34, itemMarginInline: 8, itemMarginBlock: 2, activeBarBorderWidth: 0 },
      Tabs: { horizontalItemPadding: '8px 0', horizontalMargin: '0 0 12px 0' },
      Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' },
      Result: { titleFontSize: 18 },
      Drawer: { footerPaddingInline: 24 },
      Tooltip: { colorTextLightSolid: '#ffffff' }, // its ground is dark in both
    },
  };
}
