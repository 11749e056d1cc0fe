export { customizeModule } from './module.ts';
