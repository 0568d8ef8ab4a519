import { code } from '../bench.ts';
import { pythonWith } from '../install-python.ts';

/** The Python that can run OpenFisca, installed on first use; or why there is none. */
export function openfiscaPython(data: string): { python: string } | { missing: string } {
  return pythonWith(data, 'openfisca', 'openfisca_core, pyarrow', code('openfisca/requirements.txt'));
}
