import { connectors } from '@zhidan/connectors/index.ts';
import { expect, test } from 'vitest';
import { emulatedAddresses } from './emulated-addresses.ts';

test('the emulator of each platform is found below its name, at the paths of the platform', () => {
  const addresses = Object.fromEntries(
    connectors.map((connector) => [connector.code, emulatedAddresses(connector, 'http://127.0.0.1:4790')]),
  );
  expect(addresses).toMatchObject({
    taobao: { gateway: 'http://127.0.0.1:4790/taobao/router/rest', token: 'http://127.0.0.1:4790/taobao/token' },
    douyin: { gateway: 'http://127.0.0.1:4790/douyin', authorize: 'http://127.0.0.1:4790/douyin/authorize' },
    youzan: { gateway: 'http://127.0.0.1:4790/youzan/api' },
    pinduoduo: { messages: 'ws://127.0.0.1:4790/pinduoduo/message' },
    jd: { refresh: 'http://127.0.0.1:4790/jd/oauth2/refresh_token' },
    'wechat-shop': { api: 'http://127.0.0.1:4790/wechat-shop' },
  });
});
