export { addImportShop } from './add-import-shop.ts';
export { addImport, importFileLifeMs } from './add-import.ts';
export { changeImport } from './change-import.ts';
export { checkImport } from './check-import.ts';
export { errorSheet } from './error-sheet.ts';
export { importsModule } from './module.ts';
export { runImport } from './run-import.ts';
export { showImport } from './show-import.ts';
export { startImport } from './start-import.ts';
