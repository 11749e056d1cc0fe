export { WhyPanel } from './why/why-panel.tsx';
export { OrderQuestions } from './questions/order-questions.tsx';
