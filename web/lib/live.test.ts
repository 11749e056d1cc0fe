import { expect, test } from 'vitest';
import { newsIn } from './live.ts';

test('news names the kind of thing that changed, and which', () => {
  expect(newsIn('{"event":"person.added","subjectKind":"person","subjectId":"1"}')).toEqual({ subjectKind: 'person', subjectId: '1' });
});

test.each(['', 'not json', 'null', '[]', '{"subjectKind":7}'])('a message that is not ours changes nothing: %j', (data) => {
  expect(newsIn(data)).toBeNull();
});
