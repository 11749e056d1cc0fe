export { seedDemoCatalog } from './demo/seed-demo-catalog.ts';
export { catalogModule } from './module.ts';
export { keyOf } from './listings/listing-store.ts';
export { ordersWaitingFor, settleWaits, type ListingWait } from './listings/listing-wait-store.ts';
export { seeListings, type SeenListing } from './listings/see-listings.ts';
export { learnSkuWeight } from './skus/learn-sku-weight.ts';
export { skuParts, type SkuPart } from './skus/sku-parts-query.ts';
export { skuNames, type SkuName } from './skus/sku-names-query.ts';
export { candidatesFor } from './skus/sku-store.ts';
