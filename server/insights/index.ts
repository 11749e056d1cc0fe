export { demoBaselines, seedDemoBaselines } from './measures/seed-demo-baselines.ts';
export { insightsModule } from './module.ts';
