/** A log-linear model fitted to counts: what it expects in each cell, and the logarithm of its likelihood (constant terms left out). */
export interface PoissonFit {
  readonly coefficients: readonly number[];
  readonly expected: readonly number[];
  readonly logLikelihood: number;
}

const MOST_STEPS = 60;
const CLOSE_ENOUGH = 1e-10;

/**
 * Fits log(expected) = design x coefficients by iteratively reweighted least squares (Nelder and Wedderburn 1972). Null where the counts do
 * not determine the coefficients: the equations are singular, or a coefficient runs off to infinity.
 */
export function fitPoisson(design: readonly (readonly number[])[], counts: readonly number[], start?: readonly number[]): PoissonFit | null {
  const terms = design[0]?.length ?? 0;
  let coefficients: readonly number[] | null = start ?? null;
  let expected = coefficients ? expectedOf(design, coefficients) : counts.map((count) => count + 0.5);
  let before = -Infinity;
  for (let step = 0; step < MOST_STEPS; step++) {
    const matrix = Array.from({ length: terms }, () => Array.from({ length: terms + 1 }, () => 0));
    design.forEach((row, cell) => {
      const weight = expected[cell] ?? 0;
      const working = Math.log(weight) + ((counts[cell] ?? 0) - weight) / weight;
      row.forEach((left, i) => {
        const line = matrix[i];
        if (left === 0 || !line) return;
        row.forEach((right, j) => (line[j] = (line[j] ?? 0) + weight * left * right));
        line[terms] = (line[terms] ?? 0) + weight * left * working;
      });
    });
    coefficients = solve(matrix);
    if (!coefficients || coefficients.some((one) => Math.abs(one) > 50)) return null;
    expected = expectedOf(design, coefficients);
    const logLikelihood = counts.reduce((sum, count, cell) => sum + count * Math.log(expected[cell] ?? 1) - (expected[cell] ?? 0), 0);
    if (!Number.isFinite(logLikelihood)) return null;
    if (Math.abs(logLikelihood - before) < CLOSE_ENOUGH * (1 + Math.abs(logLikelihood))) return { coefficients, expected, logLikelihood };
    before = logLikelihood;
  }
  return null;
}

function expectedOf(design: readonly (readonly number[])[], coefficients: readonly number[]): number[] {
  return design.map((row) => Math.exp(row.reduce((sum, one, i) => sum + one * (coefficients[i] ?? 0), 0)));
}

/** Gauss's elimination with the greatest pivot of the column; the right side stands in the last column. Null where it is singular. */
function solve(matrix: number[][]): number[] | null {
  const size = matrix.length;
  for (let column = 0; column < size; column++) {
    const pivot = matrix.slice(column).reduce((best, line, i) => (Math.abs(line[column] ?? 0) > Math.abs(matrix[best]?.[column] ?? 0) ? column + i : best), column);
    const [here, there] = [matrix[column], matrix[pivot]];
    if (!here || !there || Math.abs(there[column] ?? 0) < 1e-9) return null;
    [matrix[column], matrix[pivot]] = [there, here];
    for (const line of matrix) {
      if (line === there) continue;
      const factor = (line[column] ?? 0) / (there[column] ?? 1);
      if (factor !== 0) for (let i = column; i <= size; i++) line[i] = (line[i] ?? 0) - factor * (there[i] ?? 0);
    }
  }
  return matrix.map((line, i) => (line[size] ?? 0) / (line[i] ?? 1));
}
