import assert from 'node:assert/strict';
import { carrierCodeList } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Outside, OutsideAnswer, OutsideRequest } from '@zhidan/core/channels/outside.ts';
import type { TakeOutcome } from '@zhidan/core/waybills/waybill-source.ts';
import { jsonAnswer, playedOutside } from './outside.ts';
import type { WaybillRecording, WaybillRule } from './waybill-recording.ts';

/** Rules of a source of e-waybill numbers: each parcel answered once, asked twice the same number, and no trouble in silence. */
export const waybillRulesOfContract: readonly WaybillRule[] = [
  { name: 'each parcel of a batch gets its number, in the order of the batch', check: checkBatch },
  { name: 'a parcel that is asked for twice gets the same number, and another one another', check: checkRepeat },
  { name: 'more parcels than one call takes are asked for in several', check: checkLimit },
  { name: 'a parcel that the service refuses says so in the service’s words, and takes nothing from the others', check: checkRefusal },
  { name: 'a carrier that the service has no code for is refused by name, and nothing is sent', check: checkCarriers },
  { name: 'a number given back twice is no failure', check: checkCancelTwice },
  { name: 'subscriptions count whole numbers, or none where there is no end', check: checkSubscriptions },
  { name: 'whatever the service answers that is no success is a ConnectorFault, in every call', check: checkBadAnswers },
  { name: 'a broken line stays the fault that outside threw', check: checkBrokenLine },
  { name: 'no token and no secret stands in a fault or an outcome, whatever the service repeats', check: checkSecrets },
  { name: 'nothing goes over the network but through outside, to the source’s own addresses', check: checkRoad },
  {
    name: 'secret fields of an account are marked as secret in the form, and each has words',
    check: ({ source }) => {
      for (const { key, isSecret, words } of source.accountFields) {
        assert.ok(words['zh-CN'] !== '' && words.en !== '');
        assert.ok(isSecret || !/secret|token|password|pwd/i.test(key), `${key} is not marked as secret`);
      }
    },
  },
];

const take = ({ source, access, batch }: WaybillRecording, outside: Outside): Promise<readonly TakeOutcome[]> =>
  source.take(outside, access, batch);

function numbersOf(outcomes: readonly TakeOutcome[]): readonly string[] {
  return outcomes.map((outcome) => {
    assert.ok(outcome.isTaken, `a parcel got no number: ${JSON.stringify(outcome)}`);
    assert.notEqual(outcome.waybill.waybillNo, '');
    return outcome.waybill.waybillNo;
  });
}

async function checkBatch(recording: WaybillRecording): Promise<void> {
  const outcomes = await take(recording, playedOutside(recording.now, recording.play()));
  numbersOf(outcomes);
  const asked = recording.batch.parcels.map(({ parcelId }) => parcelId);
  assert.ok(asked.length > 1, 'record at least two parcels');
  assert.deepEqual(
    outcomes.map((outcome) => outcome.isTaken && outcome.waybill.parcelId),
    asked,
  );
}

async function checkRepeat(recording: WaybillRecording): Promise<void> {
  const outside = playedOutside(recording.now, recording.play());
  const [first, second] = [numbersOf(await take(recording, outside)), numbersOf(await take(recording, outside))];
  assert.deepEqual(second, first);
  assert.equal(new Set(first).size, first.length, 'two parcels bear one number');
}

async function checkLimit(recording: WaybillRecording): Promise<void> {
  const { source, access, now, batch, play } = recording;
  const [parcel] = batch.parcels;
  assert.ok(parcel && source.batchLimit >= 1);
  const parcels = Array.from({ length: source.batchLimit + 1 }, (_, at) => ({
    ...parcel,
    parcelId: `${parcel.parcelId}${at}`,
    channelOrderNos: parcel.channelOrderNos.map((no) => `${no}${at}`),
  }));
  const numbers = numbersOf(await source.take(playedOutside(now, play()), access, { ...batch, parcels }));
  assert.equal(new Set(numbers).size, parcels.length);
}

async function checkRefusal(recording: WaybillRecording): Promise<void> {
  const outcomes = await take(
    recording,
    playedOutside(recording.now, () => recording.refusal('余额不足')),
  );
  assert.equal(outcomes.length, recording.batch.parcels.length);
  for (const outcome of outcomes) {
    assert.ok(!outcome.isTaken);
    assert.equal(outcome.problem, 'no_balance');
    assert.match(outcome.platformWords, /余额不足/);
  }
}

async function checkCarriers(recording: WaybillRecording): Promise<void> {
  const { source, access, now, batch } = recording;
  for (const carrier of carrierCodeList.filter((code) => !source.carrierCodes[code])) {
    const outside = playedOutside(now, () => assert.fail(`${carrier} was sent`));
    const asked = source.take(outside, access, { ...batch, carrier });
    await assert.rejects(asked, (fault) => fault instanceof ConnectorFault && fault.platformWords.includes(carrier));
  }
}

async function checkCancelTwice(recording: WaybillRecording): Promise<void> {
  const { source, access, batch } = recording;
  const outside = playedOutside(recording.now, recording.play());
  const [taken] = await take(recording, outside);
  assert.ok(taken?.isTaken);
  const { parcelId, waybillNo, orderNoThere } = taken.waybill;
  for (let times = 0; times < 2; times++)
    await source.cancel(outside, access, { carrier: batch.carrier, waybillNo, parcelId, orderNoThere });
}

async function checkSubscriptions({ source, access, now, play }: WaybillRecording): Promise<void> {
  const subscriptions = await source.subscriptions(playedOutside(now, play()), access, null);
  assert.ok(subscriptions.length > 0, 'record at least one subscription');
  for (const { balance, carrierCodeThere } of subscriptions) {
    assert.ok(balance === null || (Number.isSafeInteger(balance) && balance >= 0));
    assert.notEqual(carrierCodeThere, '');
  }
}

type Call = Readonly<{ name: string; run(outside: Outside): Promise<unknown> }>;

/** Every call that goes over the network, with an ask that is possible. */
function callsOf({ source, access, batch }: WaybillRecording): readonly Call[] {
  const [parcel] = batch.parcels;
  assert.ok(parcel);
  const { carrier, sender, templateUrl } = batch;
  const number = { carrier, waybillNo: '78600000000001', parcelId: parcel.parcelId, orderNoThere: '' };
  const { change, printData, reachable, intercept } = source;
  const offered: Readonly<Record<string, ((outside: Outside) => Promise<unknown>) | null>> = {
    subscriptions: (outside) => source.subscriptions(outside, access, null),
    take: (outside) => source.take(outside, access, batch),
    cancel: (outside) => source.cancel(outside, access, number),
    change: change && ((outside) => change(outside, access, { ...number, parcel, sender, templateUrl })),
    printData: printData && ((outside) => printData(outside, access, { carrier, parcels: [{ ...parcel, ...number }], templateUrl })),
    reachable: reachable && ((outside) => reachable(outside, access, { carrier, receiver: parcel.receiver, sender })),
    intercept: intercept && ((outside) => intercept(outside, access, { ...number, kind: 'return', to: null })),
  };
  return Object.entries(offered).flatMap(([name, run]) => (run ? [{ name, run }] : []));
}

/** What came of each call that asked the network: a fault, or what it answered. */
async function forEachEnd(
  recording: WaybillRecording,
  answer: (request: OutsideRequest) => OutsideAnswer,
  check: (end: unknown, call: string) => void,
): Promise<void> {
  for (const { name, run } of callsOf(recording)) {
    const outside = playedOutside(recording.now, answer);
    const end: unknown = await run(outside).catch((thrown: unknown) => thrown);
    if (outside.sent.length > 0) check(end, name); // some read the account's fields only
  }
}

const badAnswers: readonly OutsideAnswer[] = [
  { status: 502, headers: {}, text: '<html>Bad gateway</html>' },
  { status: 200, headers: {}, text: '' },
  jsonAnswer('[]'),
  jsonAnswer('{}'),
  jsonAnswer('null'),
  jsonAnswer('{"code":"nonsense","data":7}'),
];

async function checkBadAnswers(recording: WaybillRecording): Promise<void> {
  for (const answer of badAnswers)
    await forEachEnd(
      recording,
      () => answer,
      (end, call) => assert.ok(end instanceof ConnectorFault, `${call} became ${String(end)} of ${answer.text}`),
    );
}

async function checkBrokenLine(recording: WaybillRecording): Promise<void> {
  const broken = new ConnectorFault({ kind: 'transient', platformCode: 'time_out', platformWords: 'no answer within 15 s' });
  const answer = (): never => {
    throw broken;
  };
  await forEachEnd(recording, answer, (end, call) => assert.equal(end, broken, `${call} hides the broken line`));
}

async function checkSecrets(recording: WaybillRecording): Promise<void> {
  const { source, access } = recording;
  const fields = source.accountFields
    .filter(({ isSecret }) => isSecret)
    .flatMap(({ key }) => (access.app.fields[key] ?? '').split(/\s+/).map((word) => word.slice(word.indexOf('=') + 1)));
  const appSecrets = ['app_secret', 'client_secret'].map((key) => access.app.fields[key] ?? '');
  const secrets = [...fields, ...appSecrets, access.grant?.accessToken ?? ''].filter((secret) => secret.length >= 6);
  assert.ok(secrets.length > 0, 'record a secret of at least six characters');
  const parrot = ({ url, body = '' }: OutsideRequest): OutsideAnswer =>
    recording.refusal(`${url} ${decodeURIComponent(body)}${secrets.join(' ')}`);
  await forEachEnd(recording, parrot, (end, call) => {
    const told = end instanceof Error ? `${end.message} ${JSON.stringify(end)} ${end.stack}` : JSON.stringify(end);
    for (const secret of secrets) assert.ok(!told.includes(secret), `${call} tells a secret`);
  });
}

async function checkRoad(recording: WaybillRecording): Promise<void> {
  const { fetch } = globalThis;
  const { source, access, now, play } = recording;
  const gateways = Object.entries(source.addresses).map(([name, address]) => access.app.addresses[name] ?? address);
  Object.assign(globalThis, { fetch: () => assert.fail('a source fetched by itself') });
  try {
    const outside = playedOutside(now, play());
    await take(recording, outside);
    assert.ok(outside.sent.length > 0);
    for (const { url } of outside.sent)
      assert.ok(
        gateways.some((gateway) => url.startsWith(gateway)),
        `${url} is none of its addresses`,
      );
  } finally {
    Object.assign(globalThis, { fetch });
  }
}
