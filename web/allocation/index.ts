export { RouteExplained } from './routing/route-explained.tsx';
