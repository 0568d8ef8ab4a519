import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** A Python with some packages, installed on first use into a virtual environment under the data folder; or why there is none. */
export function pythonWith(data: string, name: string, imports: string, requirements: string): { python: string } | { missing: string } {
  const home = join(data, name);
  const python = process.platform === 'win32' ? join(home, 'Scripts', 'python.exe') : join(home, 'bin', 'python');
  if (existsSync(python) && spawnSync(python, ['-c', `import ${imports}`]).status === 0) return { python };
  console.log(`${name} is being installed (once) ...`);
  const steps: readonly (readonly [string, readonly string[]])[] = [
    ['python3', ['-m', 'venv', home]],
    [python, ['-m', 'pip', 'install', '--quiet', '--requirement', requirements]],
  ];
  for (const [program, args] of steps) {
    const step = spawnSync(program, args, { encoding: 'utf8' });
    if (step.status !== 0) return { missing: `${program} ${args.join(' ')}: ${(step.error?.message ?? step.stderr).trim().split('\n').at(-1)}` };
  }
  return { python };
}
