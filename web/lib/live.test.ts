import { expect, test } from 'vitest';
import { subjectKindsOf } from './live.ts';

test('news names the kind of thing that changed', () => {
  expect(subjectKindsOf('{"event":"person.added","subjectKind":"person","subjectId":"1"}')).toEqual(['person']);
});

test.each(['', 'not json', 'null', '[]', '{"subjectKind":7}'])('a message that is not ours changes nothing: %j', (data) => {
  expect(subjectKindsOf(data)).toEqual([]);
});
