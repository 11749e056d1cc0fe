import type { World } from '../../world/world.ts';
import type { IssuedWaybill, Subscription } from '../../world/waybills/desk-state.ts';
import { printMessage } from '../../world/waybills/print-message.ts';
import { sealPrint, signPrint } from '../../world/waybills/print-seal.ts';
import { carrierOf } from '../../world/parcels/carrier-fixture.ts';
import type { TopObject } from '../trade-document.ts';
import { cpCodeOf } from './template-fixture.ts';

/** One number with what the print client needs. `print_data` is text that holds JSON. Spec: logistics §2.1, §2.5. */
export function waybillDocument(world: World, waybill: IssuedWaybill): TopObject {
  return {
    object_id: waybill.objectId,
    waybill_code: waybill.waybillNo,
    parent_waybill_code: '',
    cp_code: cpCodeOf({ code: waybill.carrier }),
    real_cp_code: cpCodeOf({ code: waybill.carrier }),
    print_data: printData(world, waybill, 'waybill_print_secret_version_1'),
  };
}

function printData(world: World, waybill: IssuedWaybill, ver: string): string {
  const data = printMessage(world, waybill);
  const templateURL = waybill.templateUrl;
  if (!waybill.isEncrypted) return JSON.stringify({ data, signature: signPrint(JSON.stringify(data)), templateURL });
  return JSON.stringify({ ...sealPrint(JSON.stringify(data)), templateURL, ver });
}

/** Branches of one carrier with what is left at each. A carrier of its own branches sells no numbers (unverified). */
export function subscriptionDocument(branches: readonly Subscription[]): TopObject {
  const [first] = branches;
  const carrier = carrierOf(first?.carrier ?? '');
  return {
    cp_code: cpCodeOf({ code: first?.carrier ?? '' }),
    cp_type: carrier?.kind ?? 2,
    branch_account_cols: { waybill_branch_account: branches.map(branchDocument) },
  };
}

const branchDocument = (branch: Subscription): TopObject => ({
  branch_code: branch.branchCode,
  branch_name: branch.branchName,
  branch_status: 1,
  quantity: branch.balance ?? 0,
  allocated_quantity: branch.taken,
  cancel_quantity: branch.canceled,
  print_quantity: branch.taken - branch.canceled,
  segment_code: 'NORMAL',
  shipp_address_cols: {
    address_dto: branch.senders.map(({ province, city, district, town, detail }, index) => ({
      province,
      city,
      district,
      town,
      detail,
      waybill_address_id: branch.seq * 100 + index,
    })),
  },
  service_info_cols: { service_info_dto: [] },
  ...(branch.customerCode !== '' && { customer_code_list: { string: [branch.customerCode] } }),
});
