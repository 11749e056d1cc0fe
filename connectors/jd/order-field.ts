const names = (text: string): readonly string[] => text.split(/\s+/u);

/** Every field of an order that the platform documents; all are asked for, and others are kept as unknown. Source: platforms/jd.md §5. */
export const orderFields: readonly string[] = names(`orderId venderId orderType payType orderState orderStateRemark orderStartTime
  orderEndTime paymentConfirmTime modified deliveryType orderRemark venderRemark venderRemarkFlagAlias venderRemarkLevelFlag
  invoiceInfo invoiceEasyInfo invoiceCode vatInfo consigneeInfo originalConsigneeInfo itemInfoList couponDetailList waybill
  logisticsId partialLogisticsInfoModel parentOrderId directParentOrderId orderSource storeOrder storeId menDianId mdbStoreId
  idSopShipmenttype scDT promisePickDate opPickDate opDeliveredDate pin realPin openIdBuyer xidBuyer open_id_buyer xid_buyer
  returnOrder tuiHuoWuYou orderSign sendpayMap orderMarkDesc popSignMap orderExt logisticsExt customs customsModel
  declarationStatus pauseBizInfo specialStatusReasonInfo ctpOrderInfo tradeOrderId tradeVendorId balanceUsed serviceFee taxFee
  orderTotalPrice orderSellerPrice orderPayment sellerDiscount freightPrice actualPay shouldPay totalOriginalPrice
  totalSellerDiscount totalSellerReceivable payDiscount paymentDetailList`);

/** The fields of a row of goods. */
export const itemFields: ReadonlySet<string> = new Set(
  names(`skuId outerSkuId skuName jdPrice giftPoint wareId itemTotal productNo serviceName newStoreId invoiceContentId itemExt`),
);

/** The fields of the receiver. */
export const consigneeFields: ReadonlySet<string> = new Set(
  names('fullname fullAddress telephone mobile province provinceId city cityId county countyId town townId'),
);
