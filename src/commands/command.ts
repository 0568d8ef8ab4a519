export interface OptionSpec {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  readonly help: string;
}

export interface Invocation {
  readonly values: Record<string, unknown>;
  readonly positionals: readonly string[];
  readonly json: boolean;
}

/** One verb of `npx jinbao`. `run` answers false when it found something wrong in the input. */
export interface Command {
  readonly verb: string;
  readonly summary: string;
  readonly usage: string;
  readonly options: Record<string, OptionSpec>;
  run(invocation: Invocation): Promise<boolean>;
}
