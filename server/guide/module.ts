import { demoLeft } from '@zhidan/core/guide/leaving/leaving-event.ts';
import { leavingRefusals } from '@zhidan/core/guide/leaving/leaving-refusal.ts';
import { onboardingMarked } from '@zhidan/core/guide/onboarding/onboarding-event.ts';
import { onboardingRefusals } from '@zhidan/core/guide/onboarding/onboarding-refusal.ts';
import { tourChanged } from '@zhidan/core/guide/tour-event.ts';
import { tourRefusals } from '@zhidan/core/guide/tour-refusal.ts';
import type { Deployment } from '../platform/deployment.ts';
import type { Module } from '../platform/module.ts';
import { dropDemoJob } from './leaving/drop-demo-job.ts';
import { guideRoutes } from './routes.ts';

export function guideModule(deployment: Deployment): Module {
  return {
    name: 'guide',
    routes: guideRoutes(deployment),
    jobs: [dropDemoJob],
    refusals: { ...tourRefusals, ...onboardingRefusals, ...leavingRefusals },
    events: [tourChanged, onboardingMarked, demoLeft],
  };
}
