export { TodoPanel } from './todo/todo-panel.tsx';
