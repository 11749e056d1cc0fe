import { theme as antdTheme } from 'antd';
import { expect, test } from 'vitest';
import { themeOf } from './theme.ts';

type Rgb = readonly [number, number, number];
type Rgba = readonly [number, number, number, number];

/** Text and the ground it stands on, for every pair the pages use. WCAG 2.2 AA asks 4.5 to 1. */
const pairs = [
  ['colorText', 'colorBgContainer'],
  ['colorText', 'colorBgLayout'],
  ['colorTextSecondary', 'colorBgContainer'],
  ['colorTextSecondary', 'colorBgLayout'],
  ['colorTextTertiary', 'colorBgContainer'],
  ['colorTextTertiary', 'colorBgLayout'],
  ['colorTextDescription', 'colorBgContainer'],
  ['colorTextPlaceholder', 'colorBgContainer'],
  ['colorLink', 'colorBgContainer'],
  ['colorLink', 'colorBgLayout'],
  ['colorLink', 'colorBgElevated'],
  ['colorLinkHover', 'colorBgContainer'],
  ['colorPrimary', 'colorBgElevated'],
  ['colorError', 'colorBgElevated'],
  ['colorSuccess', 'colorSuccessBg'],
  ['colorWarning', 'colorWarningBg'],
  ['colorError', 'colorErrorBg'],
  ['colorInfo', 'colorInfoBg'],
  ['colorTextLightSolid', 'colorPrimary'],
  ['colorTextLightSolid', 'colorError'],
  ['colorPrimaryText', 'colorPrimaryBg'],
  ['colorPrimaryText', 'colorBgContainer'],
  ['colorSuccessText', 'colorSuccessBg'],
  ['colorWarningText', 'colorWarningBg'],
  ['colorWarningText', 'colorBgContainer'],
  ['colorErrorText', 'colorErrorBg'],
  ['colorErrorText', 'colorBgContainer'],
] as const;

const tags = ['green', 'gold', 'orange', 'red', 'blue', 'purple', 'cyan', 'magenta', 'volcano', 'geekblue', 'lime'] as const;

test.each([
  ['light', false],
  ['dark', true],
])('every text of the %s theme reads at 4.5 to 1', (_name, isDark) => {
  const config = themeOf({ isDark, isTouch: false, isStill: false });
  const token = antdTheme.getDesignToken(config);
  const ratios = [
    ...pairs.map(([text, ground]) => [`${text} on ${ground}`, contrast(token[text], token[ground])] as const),
    ...tags.map((color) => [`a ${color} tag`, contrast(token[`${color}7`], token[`${color}1`])] as const),
  ];
  expect(ratios.filter(([, ratio]) => !(ratio >= 4.5))).toEqual([]);
});

function contrast(text: string, ground: string): number {
  const below = colorOf(ground).slice(0, 3) as unknown as Rgb;
  const [red, green, blue, alpha] = colorOf(text);
  const above = [red, green, blue].map((part, index) => part * alpha + below[index]! * (1 - alpha)) as unknown as Rgb;
  const [light, dark] = [luminance(above), luminance(below)].toSorted((a, b) => b - a) as [number, number];
  return Math.round(((light + 0.05) / (dark + 0.05)) * 100) / 100;
}

function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((part) =>
    part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
  ) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function colorOf(text: string): Rgba {
  const parts = /^rgba?\(([^)]+)\)$/.exec(text)?.[1]?.split(',').map(Number);
  if (parts) return [parts[0]!, parts[1]!, parts[2]!, parts[3] ?? 1];
  const hex = text.length === 4 ? text.replace(/[\da-f]/gi, '$&$&') : text;
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).concat(1) as unknown as Rgba;
}
