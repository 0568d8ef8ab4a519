import { code } from '../bench.ts';
import { pythonWith } from '../install-python.ts';

/** The Python that can run Splink, installed on first use; or why there is none. */
export function splinkPython(data: string): { python: string } | { missing: string } {
  return pythonWith(data, 'splink', 'splink, duckdb', code('splink/requirements.txt'));
}
