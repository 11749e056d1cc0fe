import * as leaving from '@zhidan/core/guide/leaving/leaving-api.ts';
import * as setup from '@zhidan/core/guide/onboarding/onboarding-api.ts';
import * as trade from '@zhidan/core/guide/trades/trade-api.ts';
import * as api from '@zhidan/core/guide/tour-api.ts';
import type { Deployment } from '../platform/deployment.ts';
import { command, exchange, query, type Route } from '../platform/http/route.ts';
import { leaveDemo } from './leaving/leave-demo.ts';
import { leavingOf } from './leaving/leaving-query.ts';
import { moveTour } from './move-tour.ts';
import { markOnboardingStep } from './onboarding/mark-onboarding-step.ts';
import { onboardingOf } from './onboarding/onboarding-query.ts';
import { showTour } from './show-tour.ts';
import { takeTrade } from './trades/take-trade.ts';
import { tradeStanding } from './trades/trade-query.ts';

export function guideRoutes(deployment: Deployment): readonly Route[] {
  return [
    query(api.showTour, (db, ask) => showTour(db, ask)),
    command(api.moveTour, (tx, ask) => moveTour(tx, ask)),
    query(setup.showOnboarding, (db) => onboardingOf(db)),
    command(setup.markOnboardingStep, (tx, ask) => markOnboardingStep(tx, ask)),
    query(trade.showTrade, (db) => tradeStanding(db)),
    command(trade.takeTrade, (tx, ask) => takeTrade(tx, ask)),
    query(leaving.showLeaving, (_db, _ask, merchant) => leavingOf(merchant, deployment)),
    exchange(leaving.leaveDemo, (_merchant, ask, exchange) => leaveDemo(deployment, ask, exchange)),
  ];
}
