import { expect, test } from 'vitest';
import { handbookHtml, partOf } from './handbook-html.ts';
import { handbookPageCodes } from './handbook-page-code.ts';
import { pageAt, pictureAt, textOf } from './handbook-texts.ts';

const places = { link: pageAt, picture: pictureAt };

test.each(handbookPageCodes.filter((code) => code !== 'operating'))(
  'the page of %s has a Chinese and an English part, its pictures, and no link that leads nowhere',
  async (code) => {
    const text = await textOf(code);
    const chinese = handbookHtml(partOf(text, 'zh-CN'), places);
    const english = handbookHtml(partOf(text, 'en'), places);
    expect(chinese).toMatch(/先看到什么/u);
    expect(chinese).not.toContain('English');
    expect(english).toContain('Demo account');
    expect(english).not.toMatch(/\p{Script=Han}/u);
    expect(chinese.match(/<img /gu)?.length).toBe(text.match(/!\[/gu)?.length);
    expect(chinese + english).not.toMatch(/href="(?!\/handbook\?page=)/u);
  },
);

test('a link to another page of the handbook opens it here; one to a page that the product does not hold is plain text', () => {
  const html = handbookHtml('[运维](../operating.md#backup) [结构](../architecture.md)', places);
  expect(html).toContain('<a href="/handbook?page=operating#backup">运维</a>');
  expect(html).toContain(' 结构');
});

test('a page in one language is shown in both', () => {
  expect(partOf('# Operating', 'zh-CN')).toBe('# Operating');
});
