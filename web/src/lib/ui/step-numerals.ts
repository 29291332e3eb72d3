/** 一 to 九, for steps. */
export const stepNumerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九'] as const
