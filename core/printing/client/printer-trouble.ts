/** Words by which programs that list no state tell that the printer is at fault and not the label. */
const printerWords = /缺纸|无纸|没纸|卡纸|脱机|离线|未就绪|开盖|无效的打印机|打印机不存在|paper|offline|not ready|cover/iu;

/** Whether a failure speaks of the printer: the next label would fail the same way. */
export const soundsLikePrinter = (message: string): boolean => printerWords.test(message);
