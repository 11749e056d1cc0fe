/** 订单渠道 of a parcel, as Cainiao and Pinduoduo both count them. Spec: logistics §2.1. */
export const orderChannels: ReadonlySet<string> = new Set(
  'PDD TB TM JD ALBB YZ WD MGJ YJ BB ZZ KS DD XMYP SK JM MY XHS MT WPH PP EBAY AMAZON SN GM YHD VANCL YL YG LF JS PX YT DY OTHERS'.split(
    ' ',
  ),
);
