const asksOfDays = ['哪一天', '日期', '什么时候', '哪天']

/** A place that is filled with a day. */
export const asksDay = (ask: string): boolean => asksOfDays.some((words) => ask.includes(words))

/** What is most often left open. */
export const commonAsks = ['哪一天前？', '多少钱？', '谁来做？', '做成什么样？'] as const
