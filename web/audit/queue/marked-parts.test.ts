import { expect, test } from 'vitest';
import { markedParts } from './marked-parts.ts';

const marked = (text: string, words: readonly string[]): string =>
  markedParts(text, words)
    .map((part) => (part.isFound ? `<${part.text}>` : part.text))
    .join('');

test.each([
  ['the word that was found', '人民路临时驻地 3 号', ['临时驻地'], '人民路<临时驻地> 3 号'],
  ['blanks and width do not matter', '人民路 临 时 驻 地Ａ座', ['临时驻地a'], '人民路 <临 时 驻 地Ａ>座'],
  ['words that overlap are one mark', '代收点未确认', ['代收点', '收点未'], '<代收点未>确认'],
  ['every place of a word', '急急，加急', ['急'], '<急急>，加<急>'],
  ['nothing where nothing was found', '周末再送', ['加急', ''], '周末再送'],
])('marks in a text %s', (_name, text, words, said) => expect(marked(text, words)).toBe(said));
