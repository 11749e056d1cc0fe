import { onboardingMarked } from '@zhidan/core/guide/onboarding/onboarding-event.ts';
import { onboardingRefusals } from '@zhidan/core/guide/onboarding/onboarding-refusal.ts';
import { tourChanged } from '@zhidan/core/guide/tour-event.ts';
import { tourRefusals } from '@zhidan/core/guide/tour-refusal.ts';
import type { Module } from '../platform/module.ts';
import { guideRoutes } from './routes.ts';

export const guideModule: Module = {
  name: 'guide',
  routes: guideRoutes,
  refusals: { ...tourRefusals, ...onboardingRefusals },
  events: [tourChanged, onboardingMarked],
};
