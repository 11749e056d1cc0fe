import type { Words } from '@zhidan/core/kernel/words.ts';

/** How `zhidan import` is asked. */
export const importUsage: Words = {
  'zh-CN': [
    '用法：npx zhidan import <文件> --shop <店铺名称> [--new-shop] [--mapping <对照名称>] [--sheet <工作表>] [--history] [--check] [--errors <文件.xlsx>]',
    '  --shop      订单属于哪个店铺（名称与系统中一致）',
    '  --new-shop  没有这个店铺时，新建一个线下店铺',
    '  --mapping   使用已保存的列对照',
    '  --sheet     Excel 中的工作表名称',
    '  --history   文件没有状态列时，按历史订单导入（不会发货）',
    '  --check     只检查，不导入',
    '  --errors    把未导入的行写到这个文件，带原因',
    '退出码：0 全部导入，1 没有完成，2 用法不对，3 有行没有导入',
  ].join('\n'),
  en: [
    'usage: npx zhidan import <file> --shop <name> [--new-shop] [--mapping <name>] [--sheet <name>] [--history] [--check] [--errors <file.xlsx>]',
    '  --shop      the shop that the orders belong to, by its name in the system',
    '  --new-shop  make an offline shop of that name when there is none',
    '  --mapping   a saved mapping of columns',
    '  --sheet     the sheet of a workbook',
    '  --history   for files without a status column: as history, never to be shipped',
    '  --check     look only, import nothing',
    '  --errors    write the rows that were not imported to this file, with the reason',
    'exit codes: 0 all imported, 1 could not, 2 asked wrongly, 3 some rows were not imported',
  ].join('\n'),
};
