import assert from 'node:assert/strict';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Outside, OutsideAnswer, OutsideRequest } from '@zhidan/core/channels/outside.ts';
import type { PushedRequest } from '@zhidan/core/channels/push.ts';
import { jsonAnswer, playedOutside } from './outside.ts';
import type { TrackingRecording, TrackingRule } from './waybill-recording.ts';

const callbackUrl = 'https://zhidan.example/hooks/traces/1';

/** Rules of a source of traces: what is told twice counts once, what is not genuine counts for nothing. */
export const trackingRulesOfContract: readonly TrackingRule[] = [
  { name: 'a parcel that is asked for twice is told of, and the second ask is no failure', check: checkSubscribe },
  { name: 'an asked parcel is answered by its own number, events in the order in which they happened', check: checkQuery },
  { name: 'news delivered twice bears the same id', check: checkIds },
  { name: 'a pushed request with one wrong character brings no news and is answered', check: checkForgery },
  { name: 'a pushed request that is nonsense is answered, not thrown', check: checkNonsense },
  {
    name: 'whatever the service answers that is no success is a ConnectorFault, and a broken line stays what it is',
    check: checkBadAnswers,
  },
  { name: 'no secret stands in a fault, whatever the service repeats', check: checkSecrets },
];

async function checkSubscribe({ source, access, now, ask, play }: TrackingRecording): Promise<void> {
  const outside = playedOutside(now, play());
  for (let times = 0; times < 2; times++) await source.subscribe(outside, access, { ...ask, callbackUrl });
  assert.ok(outside.sent.length > 0);
}

async function checkQuery({ source, access, now, ask, play }: TrackingRecording): Promise<void> {
  const trace = await source.query(playedOutside(now, play()), access, ask);
  assert.ok(trace && trace.events.length > 1, 'record a parcel with at least two events');
  assert.equal(trace.waybillNo, ask.waybillNo);
  const moments = trace.events.map(({ at }) => at);
  assert.deepEqual(moments, moments.toSorted());
}

function checkIds({ source, access, now, pushes }: TrackingRecording): void {
  assert.ok(pushes.length > 0, 'record a push');
  const ids = (): readonly string[] => pushes.flatMap((push) => source.receive(access.app, push, now).news.map(({ newsId }) => newsId));
  assert.ok(ids().length >= pushes.length);
  assert.deepEqual(ids(), ids());
  assert.equal(new Set(ids()).size, ids().length, 'two news bear one id');
}

function checkForgery({ source, access, now, pushes }: TrackingRecording): void {
  for (const push of pushes)
    for (const forged of forgeries(push)) {
      const { isGenuine, news, answer } = source.receive(access.app, forged, now);
      assert.equal(isGenuine, false, `a forged push was taken for genuine: ${forged.body}`);
      assert.deepEqual(news, [], `a forged push brought news: ${forged.body}`);
      assert.ok(answer.status >= 200 && answer.status < 600);
    }
}

/** The form with one digit changed in each field in turn, and with each field left out. */
function forgeries(push: PushedRequest): readonly PushedRequest[] {
  const fields = [...new URLSearchParams(push.body)];
  const signed = fields.filter(([, value]) => value.length > 8); // short ones name the kind of the call and are not signed
  const changed = signed.flatMap(([name, value]) =>
    Array.from(value.matchAll(/[0-9A-Fa-f]/g), ({ index }) => index)
      .slice(0, 40)
      .map((at) => withField(push, name, value.slice(0, at) + (value[at] === '1' ? '2' : '1') + value.slice(at + 1))),
  );
  return [...changed, ...signed.map(([name]) => withField(push, name, ''))];
}

function withField(push: PushedRequest, name: string, value: string): PushedRequest {
  const form = new URLSearchParams(push.body);
  form.set(name, value);
  return { ...push, body: form.toString() };
}

function checkNonsense({ source, access, now }: TrackingRecording): void {
  for (const body of ['', 'null', '{}', 'param=', 'param=%7B%7D&sign=1', 'RequestData=7&DataSign=', '%', '\u0000']) {
    const { news, answer } = source.receive(access.app, { method: 'POST', query: {}, headers: {}, body }, now);
    assert.deepEqual(news, [], `${JSON.stringify(body)} brought news`);
    assert.notEqual(answer.body, '');
  }
}

async function forEachFault(
  { source, access, now, ask }: TrackingRecording,
  answer: (request: OutsideRequest) => OutsideAnswer,
  check: (fault: unknown, call: string) => void,
): Promise<void> {
  const calls: Readonly<Record<string, (outside: Outside) => Promise<unknown>>> = {
    subscribe: (outside) => source.subscribe(outside, access, { ...ask, callbackUrl }),
    query: (outside) => source.query(outside, access, ask),
  };
  for (const [name, call] of Object.entries(calls))
    check(
      await call(playedOutside(now, answer)).then(
        () => null,
        (thrown: unknown) => thrown,
      ),
      name,
    );
}

async function checkBadAnswers(recording: TrackingRecording): Promise<void> {
  const answers = [
    { status: 502, headers: {}, text: '<html>' },
    ...['', '[]', '{}', 'null', '{"result":7,"Success":7}'].map((text) => jsonAnswer(text)),
  ];
  for (const answer of answers)
    await forEachFault(
      recording,
      () => answer,
      (fault, call) => assert.ok(fault instanceof ConnectorFault, `${call} became ${String(fault)} of ${answer.text}`),
    );
  const broken = new ConnectorFault({ kind: 'transient', platformCode: 'time_out', platformWords: 'no answer within 15 s' });
  const line = (): never => {
    throw broken;
  };
  await forEachFault(recording, line, (fault) => assert.equal(fault, broken));
}

async function checkSecrets(recording: TrackingRecording): Promise<void> {
  const { source, access } = recording;
  const secrets = source.accountFields.filter(({ isSecret }) => isSecret).map(({ key }) => access.app.fields[key] ?? '');
  const known = secrets.filter((secret) => secret.length >= 6);
  assert.ok(known.length > 0);
  const parrot = ({ body = '' }: OutsideRequest): OutsideAnswer => recording.refusal(`${body} ${known.join(' ')}`);
  await forEachFault(recording, parrot, (fault, call) => {
    assert.ok(fault instanceof ConnectorFault);
    for (const secret of known) assert.ok(!`${fault.message}${fault.stack}`.includes(secret), `${call} tells a secret`);
  });
}
