/** Words in both languages of the product. Chinese comes first everywhere. */
export type InBoth = { readonly zh: string; readonly en: string }
