import type { Node } from 'prosemirror-model'
import type { EditorView, NodeView, NodeViewConstructor } from 'prosemirror-view'

/** A node that a button opens: where it stands when it is pressed, or undefined when it is gone. */
export type Opened = { readonly at: () => number | undefined; readonly node: Node }

type Faces = {
  readonly onBlank: (opened: Opened) => void
  readonly onInstalment: (opened: Opened) => void
  /** An instalment in one line: 第1笔，乙方付给甲方800元. */
  readonly sayInstalment: (attrs: Readonly<Record<string, unknown>>) => string
  readonly sayBlank: (ask: string) => string
}

/** What presses a button is the button's: else the editor takes Enter for a new paragraph, wherever the caret was. */
const presses = ({ type }: Event): boolean => type === 'click' || type.startsWith('key')

/** A place still to be filled: a tea field that reads as a question. */
class BlankView implements NodeView {
  readonly dom: HTMLElement
  constructor(node: Node, at: () => number | undefined, { onBlank, sayBlank }: Faces) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'blank'
    button.contentEditable = 'false'
    button.textContent = sayBlank(String(node.attrs['ask']))
    button.addEventListener('click', () => onBlank({ at, node }))
    this.dom = button
  }
  ignoreMutation = (): boolean => true
  stopEvent = presses
}

/** One payment: its figures are fields behind a button, its words are typed in place. */
class InstalmentView implements NodeView {
  readonly dom: HTMLElement
  readonly contentDOM: HTMLElement
  readonly #figures: HTMLButtonElement
  readonly #faces: Faces
  #node: Node

  constructor(node: Node, at: () => number | undefined, faces: Faces) {
    this.#node = node
    this.#faces = faces
    this.dom = document.createElement('div')
    this.dom.className = 'instalment'
    this.#figures = document.createElement('button')
    this.#figures.type = 'button'
    this.#figures.className = 'figures'
    this.#figures.contentEditable = 'false'
    this.#figures.addEventListener('click', () => faces.onInstalment({ at, node: this.#node }))
    this.contentDOM = document.createElement('p')
    this.contentDOM.className = 'what'
    this.dom.append(this.#figures, this.contentDOM)
    this.#say()
  }

  #say(): void {
    const { attrs, textContent } = this.#node
    const deed = attrs['amountFen'] === 0 && textContent.trim() !== ''
    const said = this.#faces.sayInstalment({ ...attrs, deed })
    if (this.#figures.textContent !== said) this.#figures.textContent = said
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false
    this.#node = node
    this.#say()
    return true
  }
  ignoreMutation = (mutation: { readonly target: globalThis.Node }): boolean =>
    !this.contentDOM.contains(mutation.target)
  stopEvent = (event: Event): boolean => presses(event) && event.target === this.#figures
}

export const nodeViews = (faces: Faces): Readonly<Record<string, NodeViewConstructor>> => ({
  blank: (node: Node, _view: EditorView, at: () => number | undefined) => new BlankView(node, at, faces),
  instalment: (node: Node, _view: EditorView, at: () => number | undefined) =>
    new InstalmentView(node, at, faces),
})
