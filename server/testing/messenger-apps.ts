import type { MessengerCode } from '@zhidan/core/notify/messenger.ts';

type Registered = Readonly<{
  /** as the emulator knows it */
  app: Readonly<{ platform: string; key: string; secret: string; extra: Readonly<Record<string, string>> }>;
  /** as our form is filled in */
  fields: Readonly<Record<string, string>>;
}>;

/** A robot and an app in each emulated messenger, and what the merchant types for it. */
export const messengerApps: Readonly<Record<MessengerCode, Registered>> = {
  wecom_robot: {
    app: { platform: 'wecom', key: '693a91f6-7abc-4bc4-97a0-0ec2sifa5aaa', secret: '-', extra: {} },
    fields: { key: '693a91f6-7abc-4bc4-97a0-0ec2sifa5aaa' },
  },
  wecom_app: {
    app: {
      platform: 'wecom',
      key: 'ww1234567890abcdef',
      secret: 'wecom-app-secret-0001',
      extra: { agentid: '1000002', members: '13800000001=zhangsan\n13800000002=lisi' },
    },
    fields: { corpid: 'ww1234567890abcdef', agentid: '1000002', corpsecret: 'wecom-app-secret-0001' },
  },
  dingtalk_robot: {
    app: { platform: 'dingtalk', key: 'dingrobot0001', secret: 'SECd1ng000000000000001', extra: { keyword: '知单' } },
    fields: { access_token: 'dingrobot0001', secret: 'SECd1ng000000000000001', keyword: '知单' },
  },
  dingtalk_app: {
    app: {
      platform: 'dingtalk',
      key: 'dingappkey0001',
      secret: 'ding-app-secret-0001',
      extra: { agent_id: '2000003', members: '13800000001=manager01' },
    },
    fields: { appkey: 'dingappkey0001', agent_id: '2000003', appsecret: 'ding-app-secret-0001' },
  },
  feishu_robot: {
    app: { platform: 'feishu', key: 'feishu-hook-0001', secret: 'feishu-robot-secret', extra: {} },
    fields: { hook: 'feishu-hook-0001', secret: 'feishu-robot-secret' },
  },
  feishu_app: {
    app: {
      platform: 'feishu',
      key: 'cli_a0001',
      secret: 'feishu-app-secret-0001',
      extra: { kind: 'app', members: '13800000001=ou_7d8a6e6df7621556ce0d21922b676706' },
    },
    fields: { app_id: 'cli_a0001', app_secret: 'feishu-app-secret-0001' },
  },
};
