import { once } from 'node:events';
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { Connection, PoolClient, Submittable } from 'pg';

/** The copy messages of pg's connection, which its types leave out. */
interface CopyConnection extends Connection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
}

/** Fills a table from a CSV file, or from its text piece by piece, by `copy ... from stdin` (about 1 M narrow rows a second). `into` names table and columns. */
export async function copyFromCsv(client: PoolClient, into: string, csv: string | AsyncIterable<string>, { header = false } = {}): Promise<void> {
  const act = new Copy(`copy ${into} from stdin (format csv, header ${header})`, {
    send: async (connection, isOver) => {
      const pieces: AsyncIterable<Buffer | string> = typeof csv === 'string' ? createReadStream(csv, { highWaterMark: 1 << 20 }) : csv;
      for await (const piece of pieces) {
        if (isOver()) return;
        connection.sendCopyFromChunk(Buffer.from(piece));
        if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain');
      }
    },
  });
  client.query(act);
  await act.done;
}

/** Writes the rows of a query to a CSV file with a header line. Text is quoted, so that an empty text and NULL differ. */
export async function copyToCsv(client: PoolClient, select: string, file: string): Promise<void> {
  const sink = createWriteStream(file);
  const act = new Copy(`copy (${select}) to stdout (format csv, header true)`, { sink });
  client.query(act);
  await act.done.finally(() => sink.end());
  await finished(sink);
}

interface Direction {
  readonly send?: (connection: CopyConnection, isOver: () => boolean) => Promise<void>;
  readonly sink?: WriteStream;
}

/** One copy statement, spoken in the messages that pg hands to the query at work. */
class Copy implements Submittable {
  readonly done: Promise<void>;
  private readonly text: string;
  private readonly direction: Direction;
  private readonly settle: { resolve: () => void; reject: (error: unknown) => void };
  private failure: unknown;
  private over = false;

  constructor(text: string, direction: Direction) {
    this.text = text;
    this.direction = direction;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.done = promise;
    this.settle = { resolve, reject };
  }

  submit(connection: Connection): void {
    connection.query(this.text);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    // Once the server has refused a row, whatever is still sent would fall into the next copy on this connection.
    this.direction.send?.(connection, () => this.over).then(
      () => this.over || connection.endCopyFrom(),
      (error: unknown) => {
        this.failure = error;
        if (!this.over) connection.sendCopyFail('the file could not be read to its end');
      },
    );
  }

  handleCopyData(message: { chunk: Buffer }, connection: Connection): void {
    const { sink } = this.direction;
    // A copy: the chunk is a window on the receive buffer, which is written over before the file has taken it.
    if (sink?.write(Buffer.from(message.chunk)) !== false) return;
    connection.stream.pause();
    if (sink.listenerCount('drain') === 0) sink.once('drain', () => connection.stream.resume());
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(connection: Connection): void {
    // The last rows and this message may come in one piece: a sink that is ended now never says `drain`.
    connection.stream.resume();
    this.settle.resolve();
  }

  handleError(error: unknown): void {
    this.over = true;
    this.settle.reject(this.failure ?? error);
  }
}
