export { beginDemoMessenger } from './demo/connect-demo-messenger.ts';
export { notifyModule } from './module.ts';
