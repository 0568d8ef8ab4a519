/** Pages near the current one, with the first and the last always among them. */
export function pagesAround(page: number, last: number): number[] {
  const near = [1, page - 2, page - 1, page, page + 1, page + 2, last];
  return [...new Set(near)].filter((n) => n >= 1 && n <= last).sort((a, b) => a - b);
}
