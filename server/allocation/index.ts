export { addAreas } from './areas/add-areas.ts';
export { seedDemoRouting } from './demo/seed-demo-routing.ts';
export { suspendedAt, type PlaceFacts } from './areas/suspended-at.ts';
export { quoteFreights } from './fees/quote-freights.ts';
export { allocationModule } from './module.ts';
export { closedRoutes, type ChosenRoute } from './routing/closed-routes.ts';
export { noteRefusal } from './routing/note-refusal.ts';
export { routeParcels } from './routing/route-parcels.ts';
export { routesOf } from './routing/route-list-query.ts';
