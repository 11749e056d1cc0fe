import * as setup from '@zhidan/core/guide/onboarding/onboarding-api.ts';
import * as api from '@zhidan/core/guide/tour-api.ts';
import { command, query, type Route } from '../platform/http/route.ts';
import { moveTour } from './move-tour.ts';
import { markOnboardingStep } from './onboarding/mark-onboarding-step.ts';
import { onboardingOf } from './onboarding/onboarding-query.ts';
import { showTour } from './show-tour.ts';

export const guideRoutes: readonly Route[] = [
  query(api.showTour, (db, ask) => showTour(db, ask)),
  command(api.moveTour, (tx, ask) => moveTour(tx, ask)),
  query(setup.showOnboarding, (db) => onboardingOf(db)),
  command(setup.markOnboardingStep, (tx, ask) => markOnboardingStep(tx, ask)),
];
