/** log(x!) for x >= 0, also between whole numbers (Stirling's series from 10 on; error below 1e-12). */
export function logFactorial(x: number): number {
  let [z, product] = [x + 1, 1];
  while (z < 10) product *= z++;
  const inverse = 1 / (z * z);
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / z;
  return (z - 0.5) * Math.log(z) - z + Math.log(2 * Math.PI) / 2 + series - Math.log(product);
}
