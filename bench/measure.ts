import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Measured {
  readonly seconds: number;
  /** Processor time of all its threads, to 0.1 s; says more than wall time on a busy machine. Null where the system does not tell. */
  readonly cpuSeconds: number | null;
  /** Highest resident memory of the process; null where the system does not tell (/proc is absent). */
  readonly peakMb: number | null;
  readonly output: string;
  readonly exitCode: number;
  readonly errors: string;
}

/** Runs a program to its end and measures it from outside: wall time, and memory and processor time as /proc has them every 20 ms until it is gone. */
export function measure(program: string, args: readonly string[]): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let errors = '';
    let peakMb: number | null = null;
    let cpuSeconds: number | null = null;
    child.stdout.setEncoding('utf8').on('data', (piece: string) => (output += piece));
    child.stderr.setEncoding('utf8').on('data', (piece: string) => (errors += piece));
    const watch = setInterval(() => {
      peakMb = peakOf(child.pid) ?? peakMb;
      cpuSeconds = cpuOf(child.pid) ?? cpuSeconds;
    }, 20);
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(watch);
      resolve({ seconds: (performance.now() - start) / 1000, cpuSeconds, peakMb, output, errors, exitCode: code ?? 1 });
    });
  });
}

/** As `measure`, and fails with what the program said when it did not end well. `accepted`: exit codes that are well enough. */
export async function measureWell(program: string, args: readonly string[], accepted: readonly number[] = [0]): Promise<Measured> {
  const measured = await measure(program, args);
  if (accepted.includes(measured.exitCode)) return measured;
  throw new Error(`${program} ${args.join(' ')}\n${measured.errors.trim().split('\n').slice(-8).join('\n') || measured.output.slice(-800)}`);
}

function peakOf(pid: number | undefined): number | null {
  try {
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes ? Number(kilobytes) / 1024 : null;
  } catch {
    return null;
  }
}

/** User and system time come as fields 14 and 15, in hundredths of a second; the second field may hold spaces. */
function cpuOf(pid: number | undefined): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return null;
  }
}
