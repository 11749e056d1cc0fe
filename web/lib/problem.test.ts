import { expect, test } from 'vitest';
import { isPassing, NetworkLost, Problem, problemOf } from './problem.ts';

const answer = (status: number, body: string, type = 'application/problem+json') =>
  new Response(body, { status, headers: { 'content-type': type } });

test('a refusal keeps its code, its words and the fields it is about', async () => {
  const body = {
    code: 'input.invalid',
    detail: '填写的内容有误',
    values: {},
    instance: 'urn:1',
    problems: [{ field: 'name', text: '必填' }],
  };
  const problem = await problemOf(answer(400, JSON.stringify(body)));
  expect(problem).toMatchObject({
    status: 400,
    code: 'input.invalid',
    detail: '填写的内容有误',
    problems: [{ field: 'name', text: '必填' }],
  });
});

test('the error page of a gateway means that the server was not reached', async () => {
  expect(await problemOf(answer(502, '<html>Bad gateway</html>', 'text/html'))).toBeInstanceOf(NetworkLost);
});

test('an answer that is no problem document is a fault', async () => {
  expect(await problemOf(answer(500, 'not json'))).toMatchObject({ status: 500, code: 'fault' });
  expect(await problemOf(answer(404, 'nothing', 'text/plain'))).toMatchObject({ status: 404, code: 'fault' });
});

test('only a lost connection and a server that will be back are worth another try', () => {
  expect([new NetworkLost(), new Problem(503, {}), new Problem(409, {}), new Problem(500, {}), new Error('bug')].map(isPassing)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
