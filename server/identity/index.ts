export { authenticate } from './session/authenticate.ts';
export { changesAccess } from './session/changes-access.ts';
export { cookieNameOf } from './session/session-token.ts';
export { contactOf } from './people/contact-query.ts';
export { ensureSetupCode } from './session/ensure-setup-code.ts';
export { identityModule } from './module.ts';
export { seedDemo } from './demo/seed-demo.ts';
export { tellRefusedAccess } from './tell-refused-access.ts';
export type { DemoAccount } from './demo/demo-account-query.ts';
