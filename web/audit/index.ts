export { WhyPanel } from './why/why-panel.tsx';
