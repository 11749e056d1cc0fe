export { useShopNames } from './use-shop-names.ts';
export { TodoPanel } from './todo/todo-panel.tsx';
