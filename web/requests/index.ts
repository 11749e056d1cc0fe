export { askOf, type RequestFields } from './dialog/ask-of.ts';
export { ReceiverFields } from './dialog/receiver-fields.tsx';
export { RequestButton, RequestForm } from './request-button.tsx';
