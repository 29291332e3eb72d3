/** A form that is open over a case. */
export type Step =
  | { readonly is: 'mediators' | 'talk' | 'oral' | 'pay' | 'strike' | 'breach' | 'visit' | 'archive' }
  | {
      readonly is: 'extend' | 'fail' | 'resume' | 'refer' | 'report' | 'file' | 'matter' | 'consult' | 'away'
    }
  | { readonly is: 'court'; readonly what: 'apply' | 'ruling' }
  | { readonly is: 'terminate' | 'refuse'; readonly party: string }
