import assert from 'node:assert/strict';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { fen } from '@zhidan/core/kernel/money.ts';
import { carrierCodeList, carrierCodesField } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Outside, OutsideAnswer, OutsideRequest } from '@zhidan/core/channels/outside.ts';
import { jsonAnswer, playedOutside } from './outside.ts';
import type { ContractRule, Recording } from './recording.ts';

/** Rules of trouble: every call that does not succeed is a ConnectorFault, and no secret leaves by its words. */
export const faultRules: readonly ContractRule[] = [
  {
    name: 'whatever a platform answers that is no success is a ConnectorFault, in every call',
    check: async (recording) => {
      for (const answer of badAnswers) await forEachFault(recording, () => answer, assertIsFault);
    },
  },
  {
    name: 'the platform’s own refusal is a ConnectorFault with its code',
    check: (recording) =>
      forEachFault(
        recording,
        () => recording.refusal('no'),
        (fault, call) => {
          assertIsFault(fault, call);
          assert.notEqual((fault as ConnectorFault).platformCode, '');
        },
      ),
  },
  { name: 'a broken line stays the fault that outside threw', check: checkBrokenLine },
  { name: 'no token and no secret stands in a fault, whatever the platform repeats', check: checkSecrets },
  { name: 'a parcel by a carrier that the platform has no code for is refused by name, and nothing is sent', check: checkCarriers },
  { name: 'secret credentials are marked as secret in the form', check: checkForm },
];

const badAnswers: readonly OutsideAnswer[] = [
  { status: 502, headers: {}, text: '<html>Bad gateway</html>' },
  { status: 200, headers: {}, text: '' },
  jsonAnswer('[]'),
  jsonAnswer('{}'),
  jsonAnswer('null'),
  jsonAnswer('{"code":"nonsense","data":7}'),
];

/** What the platform's page would have given: good for one token. */
const pageCode = 'code-of-the-page';

type Call = Readonly<{ name: string; run(outside: Outside): Promise<unknown> }>;

/** Every call that the connector offers, with an ask that is possible. */
function callsOf({ connector, access, now, orderNos, documents }: Recording): readonly Call[] {
  const { authorization, write, push } = connector;
  const [channelOrderNo = '1'] = orderNos;
  const window = { from: plusMs(now, -3_600_000), to: now };
  const goods = { productNo: '1', skuNo: '2' };
  const address = { name: '李某', phone: '13800000000', province: '浙江省', city: '杭州市', district: '余杭区', town: '', detail: '1号' };
  const orders = documents.map((document) => connector.mapOrder(document));
  const offered: Readonly<Record<string, ((outside: Outside) => Promise<unknown>) | null | undefined>> = {
    grant: (outside) => authorization.grant(outside, access.app, pageCode, 'https://zhidan.example/back'),
    refresh: authorization.refresh && ((outside) => authorization.refresh?.(outside, access) ?? Promise.resolve()),
    pullPage: (outside) => connector.pullPage(outside, access, { basis: 'modified', ...window, page: null }),
    readOrders: (outside) => connector.readOrders(outside, access, [channelOrderNo]),
    countOrders: (outside) => connector.countOrders(outside, access, window),
    fetchNews: push.kind === 'fetch' ? (outside) => push.fetch(outside, access, 10) : null,
    confirmNews: push.kind === 'fetch' ? (outside) => push.confirm(outside, access, ['1']) : null,
    ship: (outside) => write.ship(outside, access, { askId: 'a', channelOrderNo, carrierCode: 'SF', waybillNo: 'SF1', lines: null }),
    changeAddress: write.changeAddress && ((outside) => run(write.changeAddress, outside, { channelOrderNo, ...address })),
    answerAddressChange:
      write.answerAddressChange &&
      ((outside) => run(write.answerAddressChange, outside, { channelOrderNo, isApproved: true, reasonCode: '' })),
    setMemo: write.setMemo && ((outside) => run(write.setMemo, outside, { channelOrderNo, memo: '加急', flag: '1' })),
    setStock: write.setStock && ((outside) => run(write.setStock, outside, { askId: 'a', ...goods, quantity: 1 })),
    setPrice: write.setPrice && ((outside) => run(write.setPrice, outside, { ...goods, price: fen(100) })),
    listAfterSales: write.listAfterSales && ((outside) => run(write.listAfterSales, outside, { ...window, page: null })),
    answerAfterSale:
      write.answerAfterSale &&
      ((outside) => run(write.answerAfterSale, outside, { afterSaleNo: '1', channelOrderNo, isAgreed: true, reasonCode: '', remark: '' })),
    groupByReceiver: orders.some(({ receiver }) => Object.keys(receiver.ciphers).length > 0)
      ? connector.groupByReceiver && ((outside) => connector.groupByReceiver?.(outside, access, orders) ?? Promise.resolve())
      : null,
  };
  const run = <Ask>(
    call: ((outside: Outside, access: Recording['access'], ask: Ask) => Promise<unknown>) | null,
    outside: Outside,
    ask: Ask,
  ) => (call ? call(outside, access, ask) : Promise.resolve());
  return Object.entries(offered).flatMap(([name, call]) => (call ? [{ name, run: call }] : []));
}

async function forEachFault(
  recording: Recording,
  answer: (request: OutsideRequest) => OutsideAnswer,
  check: (fault: unknown, call: string) => void,
): Promise<void> {
  for (const call of callsOf(recording)) {
    const outside = playedOutside(recording.now, answer);
    const fault: unknown = await call.run(outside).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    check(fault, call.name);
  }
}

function assertIsFault(fault: unknown, call: string): void {
  const became = fault === null ? 'succeeded' : `threw ${fault instanceof Error ? fault.stack : 'no error'}`;
  assert.ok(fault instanceof ConnectorFault, `${call} ${became} instead of a ConnectorFault`);
}

async function checkBrokenLine(recording: Recording): Promise<void> {
  const broken = new ConnectorFault({ kind: 'transient', platformCode: 'time_out', platformWords: 'no answer within 15 s' });
  const answer = (): never => {
    throw broken;
  };
  await forEachFault(recording, answer, (fault, call) => assert.equal(fault, broken, `${call} hides the broken line`));
}

async function checkSecrets(recording: Recording): Promise<void> {
  const { connector, access } = recording;
  const fields = connector.authorization.appFields.filter(({ isSecret }) => isSecret).map(({ key }) => access.app.fields[key] ?? '');
  const secrets = [...fields, access.grant.accessToken, access.grant.refreshToken, pageCode].filter(Boolean);
  assert.ok(
    secrets.every((secret) => secret.length >= 6),
    'record secrets of at least six characters',
  );
  const parrot = ({ url, body = '' }: OutsideRequest): OutsideAnswer => {
    const said = `${url} ${body}`;
    return recording.refusal(`${said} ${secrets.filter((secret) => said.includes(encodeURIComponent(secret))).join(' ')}`);
  };
  await forEachFault(recording, parrot, (fault, call) => {
    assertIsFault(fault, call);
    const told = fault instanceof Error ? `${fault.message} ${JSON.stringify(fault)} ${fault.stack}` : '';
    for (const secret of secrets) assert.ok(!told.includes(secret), `${call} tells a secret`);
  });
}

/** The merchant's own table is tried too: what cannot be read in it is no carrier. */
async function checkCarriers({ connector, access, now, orderNos: [channelOrderNo = '1'] }: Recording): Promise<void> {
  const mistyped = { ...access, app: { ...access.app, fields: { ...access.app.fields, [carrierCodesField.key]: 'SF:44' } } };
  const unnamed = carrierCodeList.filter((carrier) => !connector.carrierCodes[carrier]);
  const tries = [
    ...unnamed.map((carrierCode) => ({ as: access, carrierCode, word: carrierCode })),
    { as: mistyped, carrierCode: 'SF', word: 'SF:44' } as const,
  ];
  for (const { as, carrierCode, word } of tries) {
    const outside = playedOutside(now, () => assert.fail(`${carrierCode} was sent`));
    const asked = connector.write.ship(outside, as, { askId: 'a', channelOrderNo, carrierCode, waybillNo: '1', lines: null });
    await assert.rejects(
      asked,
      (fault) => fault instanceof ConnectorFault && fault.kind === 'invalid_request' && fault.platformWords.includes(word),
    );
  }
}

function checkForm({ connector }: Recording): void {
  const { appFields } = connector.authorization;
  assert.ok(appFields.length > 0);
  for (const { key, isSecret, words } of appFields) {
    assert.ok(words['zh-CN'] !== '' && words.en !== '');
    assert.ok(isSecret || !/secret|token|password/i.test(key), `${key} is not marked as secret`);
  }
}
