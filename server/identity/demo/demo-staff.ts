import type { StartingRole } from '@zhidan/core/identity/role.ts';

/** One member of the demo shop's staff. Names, numbers and addresses are invented; the numbers lie in no dialed range. */
export type DemoPerson = Readonly<{ login: string; name: string; role: StartingRole; phone: string; email: string }>;

/** Everybody of the demo signs in with this; it is printed on the demo's sign-in page and worth nothing elsewhere. */
export const demoPassword = 'zhidan-demo-2026';

/** The shop the demo plays: mother and baby goods from Ningbo. */
export const demoMerchantName = '宁波小满母婴';

/** Staff of every role. */
export const demoStaff: readonly DemoPerson[] = [
  { login: 'laoban', name: '沈国栋', role: 'owner', phone: '19900010001', email: 'shen.guodong@xiaoman.example' },
  { login: 'zhuguan', name: '林雅琴', role: 'supervisor', phone: '19900010002', email: 'lin.yaqin@xiaoman.example' },
  { login: 'yunying', name: '陈思远', role: 'operations', phone: '19900010003', email: 'chen.siyuan@xiaoman.example' },
  { login: 'kefu', name: '王小燕', role: 'service', phone: '19900010004', email: 'wang.xiaoyan@xiaoman.example' },
  { login: 'kefu2', name: '赵倩', role: 'service', phone: '19900010005', email: 'zhao.qian@xiaoman.example' },
  { login: 'cangku', name: '周大勇', role: 'warehouse', phone: '19900010006', email: 'zhou.dayong@xiaoman.example' },
  { login: 'cangku2', name: '吴建平', role: 'warehouse', phone: '19900010007', email: 'wu.jianping@xiaoman.example' },
  { login: 'caiwu', name: '徐慧敏', role: 'finance', phone: '19900010008', email: 'xu.huimin@xiaoman.example' },
  { login: 'guanli', name: '郑浩', role: 'administrator', phone: '19900010009', email: 'zheng.hao@xiaoman.example' },
];
