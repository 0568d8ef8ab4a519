/** A written form and everything it may mean. */
export interface Form<Meaning> {
  text: string;
  meanings: Meaning[];
}

/** Written forms, found by how a text goes on at some place. */
export interface Forms<Meaning> {
  /** The forms that stand in the text at a position, the longest first. */
  at(text: string, position: number): Form<Meaning>[];
}

/** Collects forms, kept by their first two characters: at most a dozen share them, so no text is compared with thousands of names. */
export class FormsBuilder<Meaning> {
  readonly #byStart = new Map<string, Map<string, Form<Meaning>>>();

  add(text: string, meaning: Meaning): void {
    const start = text.slice(0, 2);
    const forms = this.#byStart.get(start) ?? new Map<string, Form<Meaning>>();
    this.#byStart.set(start, forms);
    const form = forms.get(text) ?? { text, meanings: [] };
    forms.set(text, form);
    form.meanings.push(meaning);
  }

  build(): Forms<Meaning> {
    const sorted = new Map([...this.#byStart].map(([start, forms]) => [start, [...forms.values()].sort((a, b) => b.text.length - a.text.length)]));
    return {
      at(text, position) {
        const pair = (sorted.get(text.slice(position, position + 2)) ?? []).filter((form) => text.startsWith(form.text, position));
        // A village called 新 is written 新村: its form is one character.
        const single = position + 1 < text.length ? sorted.get(text.charAt(position)) : undefined;
        return single ? [...pair, ...single] : pair;
      },
    };
  }
}
