export { buyersModule } from './module.ts';
