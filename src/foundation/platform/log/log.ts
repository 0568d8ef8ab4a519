import pino, { type DestinationStream, type Logger } from 'pino';

export type Log = Logger;

/** Field names that may carry personal data wherever they turn up; their values never reach a log line. */
const PERSONAL = [
  'name', 'identity', 'certificate', 'phone', 'address', 'guardian', 'guardian_identity', 'birth', 'bank_card', 'diagnosis',
  'password', 'token', 'authorization', 'cookie', 'parameters', 'values', 'detail',
];

/**
 * Runs of 15 or more digits (identity, certificate, bank card; a final X included) and 11-digit mobile numbers in free text.
 * A digit run inside a longer hexadecimal word, such as a hash, is left alone.
 */
const NUMBERS = /(?<![0-9A-Za-z])(?:\d{15,}[Xx]?\d{0,2}(?:B\d{1,2})?|1[3-9]\d{9})(?![0-9A-Za-z])/g;

/** A text with every number that could name a person replaced. For messages of drivers and parsers, which quote what they could not use. */
export function withoutNumbers(text: string): string {
  return text.replace(NUMBERS, '[number]');
}

/**
 * A logger that writes JSON lines to `destination` (standard error by default). Fields known to carry personal data are removed at any of
 * three levels, numbers in messages are replaced, and an error keeps its class, code and place but not the row the database quotes.
 */
export function openLog(options: { level: string; destination?: DestinationStream }): Log {
  return pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: PERSONAL.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[personal]' },
      serializers: { err: plainError },
      hooks: {
        logMethod(args, method) {
          const cleaned = args.map((arg) => (typeof arg === 'string' ? withoutNumbers(arg) : arg));
          method.apply(this, cleaned as typeof args);
        },
      },
    },
    options.destination ?? pino.destination(2),
  );
}

function plainError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { type: error.name, ...code, message: withoutNumbers(error.message), stack: withoutNumbers(error.stack ?? '') };
}
