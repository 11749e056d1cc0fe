export { ApproverPanels } from './approver-panels.tsx';
