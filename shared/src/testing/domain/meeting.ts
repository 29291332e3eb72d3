export const minuteMs = 60_000

export const item = (id: string) => ({ id, title: '一项', kind: 'discussion' as const, minutes: 10 })
