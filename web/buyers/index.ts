export { BuyerLinkButton } from './buyer-link-button.tsx';
