export { printingModule } from './module.ts';
