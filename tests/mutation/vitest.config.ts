import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Quick specs first: a mutant that falls to one of them is done with. */
class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const slowness = ({ moduleId }: TestSpecification) => (moduleId.includes('/parity/') ? 2 : /\/(screen|drafts|explain)/.test(moduleId) ? 1 : 0);
    return files.toSorted((a, b) => slowness(a) - slowness(b));
  }
}

/** The specs that mutants are tried by, named by `run.ts`; none needs a database server. */
export default defineConfig({
  test: {
    include: process.env['MUTATION_SPECS']?.split(' ') ?? [],
    sequence: { sequencer: QuickFirst },
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
