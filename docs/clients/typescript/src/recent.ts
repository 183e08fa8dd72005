/** The last so many keys, to tell what comes again. */
export class Recent {
  readonly #keys = new Set<string>()

  constructor(private readonly capacity = 2_000) {}

  /** False if the key is among them already. */
  add(key: string): boolean {
    if (this.#keys.has(key)) return false
    this.#keys.add(key)
    if (this.#keys.size > this.capacity) {
      const [oldest] = this.#keys
      this.#keys.delete(oldest!)
    }
    return true
  }
}
