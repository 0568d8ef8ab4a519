/** An interval and the truth it was to hold. */
export interface Held {
  readonly what: string;
  readonly truth: number;
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}
