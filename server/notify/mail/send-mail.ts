import { ConnectorFault, type FaultKind } from '@zhidan/core/channels/connector-fault.ts';
import type { AppField, ChannelApp } from '@zhidan/core/channels/shop-grant.ts';
import { withoutSecrets } from '@zhidan/core/channels/without-secrets.ts';
import type { Message, MessengerRefusals } from '@zhidan/core/notify/messenger.ts';
import { createTransport } from 'nodemailer';

const timeoutMs = 20_000;

/** A mail server as its form draws it. */
export const mailFields: readonly AppField[] = [
  { key: 'host', words: { 'zh-CN': 'SMTP 服务器', en: 'SMTP server' }, isSecret: false, isRequired: true },
  {
    key: 'port',
    words: { 'zh-CN': '端口（465 加密，587 或 25 先明文再加密）', en: 'Port (465 encrypted; 587 or 25 turn encrypted)' },
    isSecret: false,
    isRequired: true,
  },
  { key: 'from', words: { 'zh-CN': '发件人邮箱', en: 'Sender’s address' }, isSecret: false, isRequired: true },
  { key: 'user', words: { 'zh-CN': '账号（不需要登录可不填）', en: 'User, if it wants one' }, isSecret: false, isRequired: false },
  { key: 'password', words: { 'zh-CN': '密码或授权码', en: 'Password or authorisation code' }, isSecret: true, isRequired: false },
];

/** What a mail server's answer means for a person. */
export const mailRefusals: MessengerRefusals = {
  EAUTH: {
    kind: 'permission',
    advice: {
      'zh-CN': '邮箱账号或授权码不对。多数邮箱要用“授权码”而不是登录密码，请在邮箱设置里开启 SMTP 并生成。',
      en: 'User or password is wrong. Most providers want an authorisation code made in their settings, not the password.',
    },
  },
  EENVELOPE: {
    kind: 'business',
    advice: { 'zh-CN': '收件人或发件人地址被拒绝，请核对。', en: 'The receiver’s or the sender’s address was refused; compare them.' },
  },
  ETLS: {
    kind: 'permission',
    advice: {
      'zh-CN': '服务器不支持加密，不会用明文发送密码。请换 465 端口或换服务器。',
      en: 'The server offers no encryption and the password is not sent in the open. Use port 465 or another server.',
    },
  },
};

/** Ports on which a line begins encrypted. */
const sealedPort = 465;
const ownHosts = ['127.0.0.1', 'localhost', '::1'];

/**
 * Sends one mail over the merchant's server; a password never goes over an open line, this machine aside.
 * @throws ConnectorFault
 */
export async function sendMail({ fields }: ChannelApp, { to, message }: Readonly<{ to: string; message: Message }>): Promise<string> {
  const { host = '', port = '', from = '', user = '', password = '' } = fields;
  const transport = createTransport({
    host,
    port: Number(port),
    secure: Number(port) === sealedPort,
    requireTLS: user !== '' && !ownHosts.includes(host),
    ignoreTLS: ownHosts.includes(host),
    ...(user === '' ? {} : { auth: { user, pass: password } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  });
  const { title, text, url, button, key } = message;
  try {
    const sent = await transport.sendMail({
      from: { name: '知单 Zhidan', address: from },
      to,
      subject: title,
      text: url === null ? text : `${text}\n\n${button}: ${url}\n`,
      messageId: `<${key}@zhidan>`, // the same message is the same mail
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return sent.messageId;
  } catch (error) {
    throw mailFault(error, { fields, addresses: {} });
  } finally {
    transport.close();
  }
}

function mailFault(error: unknown, app: ChannelApp): ConnectorFault {
  const {
    code = 'mail',
    responseCode = 0,
    response = '',
    message = '',
  } = error as Partial<Record<'code' | 'response' | 'message', string>> & {
    responseCode?: number;
  };
  const known = mailRefusals[code]?.kind;
  const byNumber: FaultKind = responseCode >= 500 ? 'business' : 'transient';
  const kind = code === 'EENVELOPE' && responseCode > 0 ? byNumber : (known ?? byNumber);
  return new ConnectorFault({ kind, platformCode: code, platformWords: withoutSecrets(response || message, { app }).slice(0, 500) });
}
