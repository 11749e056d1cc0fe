export { listThresholds, saveThreshold } from './alerts/save-threshold.ts';
export { beginDemoTracking } from './demo/connect-demo-tracking.ts';
export { trackingJobs, trackingModule } from './module.ts';
export { takeTraces } from './traces/take-traces.ts';
