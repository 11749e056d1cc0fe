export { answerFacts, orderHead, shownEvents, type KnownOrder } from './desk-order.ts';
export { deskModule } from './module.ts';
export { orderFactsOf, type OrderFacts } from './order-facts-query.ts';
