/** A form that is open over a case. */
export type Step =
  | { readonly is: 'mediators' | 'talk' | 'oral' | 'pay' | 'breach' | 'visit' | 'archive' }
  | { readonly is: 'extend' | 'fail' | 'resume' | 'refer' | 'report' | 'file' | 'matter' | 'consult' }
  | { readonly is: 'court'; readonly what: 'apply' | 'ruling' }
  | { readonly is: 'terminate' | 'refuse'; readonly party: string }
