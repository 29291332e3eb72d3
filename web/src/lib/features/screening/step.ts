/** A form that is open over something that was found. */
export type Step =
  { readonly is: 'rate' | 'assign' | 'alarm' | 'settle' } | { readonly is: 'finish'; readonly task: string }
