import { generateSecret, generateURI, verifySync } from 'otplib';

/** Seconds a code lives; the code before and the one after count too, for clocks that are off (RFC 6238 5.2). */
const STEP = 30;

/** A new shared secret, 160 bits in base 32. */
export function newSecret(): string {
  return generateSecret();
}

/** What an authenticator app reads from the QR code. */
export function secretUri(secret: string, signInName: string): string {
  return generateURI({ issuer: 'Jinbao', label: signInName, secret, period: STEP });
}

/** The time step a code is of, later than `after`; null where it is no code of now. `at` in milliseconds since the epoch. */
export function stepOfCode(secret: string, code: string, at: number, after: number | null): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const epoch = Math.floor(at / 1000);
  const now = Math.floor(epoch / STEP);
  // Nothing can be later than the step after the next: without this a clock set back would be an error and not a refusal.
  if (after !== null && after > now) return null;
  const result = verifySync({ secret, token: code, epoch, period: STEP, epochTolerance: STEP, ...(after === null ? {} : { afterTimeStep: after }) });
  return result.valid && 'timeStep' in result ? result.timeStep : null;
}
