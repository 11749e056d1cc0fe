export { TourOffer } from './tour-offer.tsx';
export { useTourEntry } from './use-tour-entry.ts';
