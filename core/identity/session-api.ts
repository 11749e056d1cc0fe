import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { languages } from '../kernel/words.ts';
import { personView } from './api.ts';
import { done, login, password } from './identity-field.ts';
import { passwordMaxLength } from './person.ts';

const language = z.enum(languages);
const totpCode = z
  .string()
  .trim()
  .regex(/^\d{6}$/);
/** A code of the phone, or one of the backup codes: `k3f9a-7m2qd`. */
const secondFactor = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^(?:\d{6}|[a-z2-9]{5}-[a-z2-9]{5})$/);

export const sessionView = z.object({
  person: personView,
  permissions: z.array(z.string()),
  merchantName: z.string(),
  isDemo: z.boolean(),
  mustEnrollTotp: z.boolean(),
});
export type SessionView = z.output<typeof sessionView>;

/** What the sign-in page needs before anybody is known. */
export const showEntrance = endpoint({
  method: 'GET',
  path: '/api/session/entrance',
  permission: 'public',
  title: { 'zh-CN': '登录页状态', en: 'State of the entrance' },
  input: z.object({}),
  output: z.object({
    merchantName: z.string(),
    /** whether whoever asks is a person who is signed in already */
    isSignedIn: z.boolean(),
    needsOwner: z.boolean(),
    version: z.string(),
    demoAccounts: z.array(z.object({ login: z.string(), password: z.string(), name: z.string(), role: z.string() })),
  }),
});

/** Works once: on a database without people. Needs the setup code printed by the server's start. */
export const createOwner = endpoint({
  method: 'POST',
  path: '/api/session/owner',
  permission: 'public',
  title: { 'zh-CN': '创建店主', en: 'Create the owner' },
  input: z.object({
    setupCode: z.string().trim().max(40),
    merchantName: z.string().trim().min(1).max(60),
    name: z.string().trim().min(1).max(40),
    login,
    password,
  }),
  output: done,
});

export const signIn = endpoint({
  method: 'POST',
  path: '/api/session/sign-in',
  permission: 'public',
  title: { 'zh-CN': '登录', en: 'Sign in' },
  input: z.object({
    login: z.string().trim().min(1).max(64).toLowerCase(),
    password: z.string().min(1).max(passwordMaxLength),
    totpCode: secondFactor.optional(),
  }),
  output: z.object({ status: z.enum(['signed_in', 'totp_required']) }),
});
export const signOut = endpoint({
  method: 'POST',
  path: '/api/session/sign-out',
  permission: 'signed_in',
  title: { 'zh-CN': '退出', en: 'Sign out' },
  input: z.object({}),
  output: done,
});
export const showSession = endpoint({
  method: 'GET',
  path: '/api/session',
  permission: 'signed_in',
  title: { 'zh-CN': '当前登录', en: 'Current session' },
  input: z.object({}),
  output: sessionView,
});

export const changePassword = endpoint({
  method: 'POST',
  path: '/api/session/password',
  permission: 'signed_in',
  title: { 'zh-CN': '修改自己的密码', en: 'Change own password' },
  input: z.object({ currentPassword: z.string().min(1).max(passwordMaxLength), newPassword: password }),
  output: done,
});
export const changeLanguage = endpoint({
  method: 'POST',
  path: '/api/session/language',
  permission: 'signed_in',
  title: { 'zh-CN': '切换语言', en: 'Change language' },
  input: z.object({ language }),
  output: done,
});
/** Answers the secret once, as otpauth address for the QR code and as text to type. */
export const startTotp = endpoint({
  method: 'POST',
  path: '/api/session/totp/start',
  permission: 'signed_in',
  title: { 'zh-CN': '开始绑定动态口令', en: 'Start one-time codes' },
  input: z.object({ password: z.string().min(1).max(passwordMaxLength) }),
  output: z.object({ otpauthUrl: z.string(), secret: z.string(), backupCodes: z.array(z.string()) }),
});
export const confirmTotp = endpoint({
  method: 'POST',
  path: '/api/session/totp/confirm',
  permission: 'signed_in',
  title: { 'zh-CN': '确认动态口令', en: 'Confirm one-time codes' },
  input: z.object({ code: totpCode }),
  output: done,
});
export const disableTotp = endpoint({
  method: 'POST',
  path: '/api/session/totp/disable',
  permission: 'signed_in',
  title: { 'zh-CN': '关闭动态口令', en: 'Disable one-time codes' },
  input: z.object({ password: z.string().min(1).max(passwordMaxLength) }),
  output: done,
});
