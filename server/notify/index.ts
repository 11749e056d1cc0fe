export { notifyModule } from './module.ts';
